import type { Operations } from "@seamark/service";
import Type from "typebox";
import { caseEventKinds } from "../../codes/cases.ts";
import type { Deps } from "../../deps.ts";
import { ById, Country, DateRange, Id, Identified, object, oneOf, text } from "../../schema.ts";
import { isOfCase } from "../../store/happenings.ts";
import { findOpenCase } from "../case/find-open-case.ts";
import { decideRecordEvent } from "./decide.ts";

export const recordEvent = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "record-event",
		url: "/cases/:id/events",
		access: "cases:write",
		summary: "Record what happened to the persons of a case, or to one of them",
		description:
			"Recruitment, transit, exploitation, return... Several of each are normal; dates may be known roughly.",
		record: "case",
		params: ById,
		body: object({
			kind: oneOf(caseEventKinds),
			personId: Type.Optional(Id),
			occurred: Type.Optional(DateRange),
			country: Type.Optional(Country),
			place: Type.Optional(text(300)),
			note: Type.Optional(text(10_000)),
		}),
		status: 201,
		answer: Identified,
		find: ({ params, body: { personId }, asCaller }) =>
			asCaller(async (tx) => {
				const one = await findOpenCase(tx, params.id);
				return one && { one, ofCase: personId !== undefined && (await isOfCase(tx, one.id, personId)) };
			}),
		missing: "CASE_NOT_FOUND",
		handle: ({ found: { one, ofCase }, body, actor, at }) =>
			decideRecordEvent(one, body, ofCase, { actor, id: context.newId(), at }),
	});
