import type { Operations } from "@seamark/service";
import Type from "typebox";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import { entityKinds } from "../../codes/cases.ts";
import { linkRoles } from "../../codes/links.ts";
import type { Deps } from "../../deps.ts";
import { ById, Country, Id, object, oneOf } from "../../schema.ts";
import { findEntities } from "../../store/links.ts";
import { keysOf } from "../entity/new-link.ts";
import { Excluded } from "../entity/schema.ts";
import { decideLinkEntity } from "./decide.ts";

const Body = object({
	kind: oneOf(entityKinds),
	value: Type.String({ minLength: 1, maxLength: 300, description: "as it was written" }),
	country: Type.Optional(Country),
	role: oneOf(linkRoles),
	excluded: Excluded,
});

const one = { entityId: Id, key: Type.String({ description: "what it is compared by" }) };

export const linkEntity = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "link-entity",
		url: "/cases/:id/links",
		access: "cases:write",
		summary: "Link a thing to a case",
		description:
			"A company, vehicle, vessel, phone, account, document or place, as it was written; it is compared in a form of its own. A text that names several, such as `Tel: 700 1234 / 700 1235`, links each. What belongs to a victim or witness is linked as ofProtectedPerson and found by no other agency; papers that say who somebody is belong to the identity of the person.",
		tag: "links",
		record: "link",
		of: "case",
		params: ById,
		body: Body,
		status: 201,
		answer: object({
			...one,
			more: Type.Optional(Type.Array(object(one), { description: "the others, where the text names several" })),
		}),
		find: ({ params, body: { kind, value, country = "" }, who, asCaller }) =>
			asCaller(async (tx) => {
				const of = await findOpenCase(tx, params.id);
				const keys = keysOf({ kind, value, country }, who.country).map((key) => ({ kind, key }));
				return of && { of, known: await findEntities(tx, keys, of.id) };
			}),
		missing: "CASE_NOT_FOUND",
		handle: ({ found, body: { country = "", excluded = [], ...link }, who, actor, at }) =>
			decideLinkEntity(
				found,
				{ ...link, country, excluded },
				{ actor, country: who.country, at, hubKey: context.hubKey, agencies: directory.current() },
			),
	});
