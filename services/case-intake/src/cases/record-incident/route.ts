import type { Operations } from "@seamark/service";
import Type from "typebox";
import { incidentKinds } from "../../codes/cases.ts";
import type { Deps } from "../../deps.ts";
import { ById, Country, DateRange, Identified, object, oneOf, text } from "../../schema.ts";
import { findOpenCase } from "../case/find-open-case.ts";
import { decideRecordIncident } from "./decide.ts";

export const recordIncident = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "record-incident",
		url: "/cases/:id/incidents",
		access: "cases:write",
		summary: "Record an incident of a case",
		description: "A raid, a landing, a control... Incidents are counted apart from cases and persons.",
		record: "case",
		params: ById,
		body: object({
			kind: oneOf(incidentKinds),
			occurred: Type.Optional(DateRange),
			country: Type.Optional(Country),
			place: Type.Optional(text(300)),
			personsFound: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
			note: Type.Optional(text(10_000)),
		}),
		status: 201,
		answer: Identified,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		handle: ({ found, body, actor, at }) => decideRecordIncident(found, body, { actor, id: context.newId(), at }),
	});
