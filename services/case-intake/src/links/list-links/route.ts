import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { caseStatuses, entityKinds } from "../../codes/cases.ts";
import { linkRoles } from "../../codes/links.ts";
import type { Deps } from "../../deps.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, Moment, object, oneOf } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { linkedCases, linksOf } from "../../store/links.ts";

const Params = object({ id: Id });
const Link = object({
	entityId: Id,
	kind: oneOf(entityKinds),
	value: Type.String({ description: "as it was written" }),
	key: Type.String({ description: "what it is compared by" }),
	country: Type.String({ description: "ISO 3166-1 alpha-2; empty when none was given" }),
	role: oneOf(linkRoles),
	excluded: Type.Array(Id),
	linkedAt: Moment,
	byPost: Id,
});

const LinkedCase = object({
	caseId: Id,
	reference: Type.String(),
	status: oneOf(caseStatuses),
	shares: Type.Array(object({ kind: oneOf(entityKinds), value: Type.String(), role: oneOf(linkRoles) })),
});

export const listLinksRoutes = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/cases/:id/links",
		{
			schema: {
				summary: "List the things of a case",
				description: "At most 1000.",
				tags: ["links"],
				params: Params,
				response: { 200: object({ links: Type.Array(Link) }) },
			},
			config: { access: "cases:read" },
		},
		async ({ session, params: { id } }) => {
			const { found } = await consult(deps, session, {
				record: "case",
				id,
				query: "list-links",
				read: async (tx) => ((await findCase(tx, id)) ? linksOf(tx, id, 1_000) : undefined),
			});
			return { links: found.map((link) => ({ ...link, excluded: [...link.excluded] })) };
		},
	);
	app.get<{ Params: Static<typeof Params> }>(
		"/cases/:id/linked-cases",
		{
			schema: {
				summary: "List the agency's other cases that have things in common with this one",
				description: "Those with most of them first; at most 100. A person decides what it means.",
				tags: ["links"],
				params: Params,
				response: { 200: object({ cases: Type.Array(LinkedCase) }) },
			},
			config: { access: "cases:read" },
		},
		async ({ session, params: { id } }) => {
			const { found } = await consult(deps, session, {
				record: "case",
				id,
				query: "list-linked-cases",
				read: async (tx) => ((await findCase(tx, id)) ? linkedCases(tx, id, 100) : undefined),
			});
			return { cases: found };
		},
	);
};
