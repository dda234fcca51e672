import type { Operations } from "@seamark/service";
import Type from "typebox";
import { travelModes } from "../../codes/cases.ts";
import { ById, Country, DateRange, object, oneOf, text, Version } from "../../schema.ts";
import { findOpenCase } from "../case/find-open-case.ts";
import { decideSetRoute } from "./decide.ts";

const Leg = object({
	fromPlace: Type.Optional(text(300)),
	fromCountry: Type.Optional(Country),
	toPlace: Type.Optional(text(300)),
	toCountry: Type.Optional(Country),
	mode: Type.Optional(oneOf(travelModes)),
	carrier: Type.Optional(text(200)),
	departed: Type.Optional(DateRange),
});

export const setRoute = (api: Operations): void =>
	api.command({
		name: "set-route",
		method: "PUT",
		url: "/cases/:id/route",
		access: "cases:write",
		summary: "Set the route of a case, leg by leg",
		description: "The whole route is replaced; an empty list takes it away.",
		record: "case",
		params: ById,
		body: object({ expectedVersion: Version, legs: Type.Array(Leg, { maxItems: 200 }) }),
		answer: object({ legs: Type.Integer(), version: Type.Integer({ description: "of the case" }) }),
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		handle: ({ found, body, actor, at }) => decideSetRoute(found, body.legs, { actor, at }),
	});
