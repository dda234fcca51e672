import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { consult } from "../../plumbing/consult.ts";
import { Country, Id, Moment, object, oneOf } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { thingsOf } from "../../store/entities.ts";
import { happeningsOf } from "../../store/happenings.ts";
import { personsForAlert } from "../../store/read-persons.ts";
import { decideDraftAlert } from "./decide.ts";

const Params = object({ id: Id });

/** A body for POST /alerts. */
const Draft = object({
	kind: oneOf(["route", "modus-operandi"]),
	topic: oneOf(["trafficking", "smuggling", "trafficking-and-smuggling"]),
	urgency: oneOf(["routine"]),
	title: Type.String(),
	summary: Type.String(),
	countries: Type.Array(Country),
	route: Type.Optional(
		Type.Array(object({ place: Type.String(), country: Type.Optional(Country), role: Type.String() })),
	),
	modusOperandi: Type.Optional(Type.Array(Type.String())),
	subjects: Type.Optional(
		Type.Array(
			object({
				type: Type.String(),
				role: oneOf(["suspect", "instrument"]),
				name: Type.Optional(Type.String()),
				description: Type.Optional(Type.String()),
			}),
		),
	),
	observed: Type.Optional(object({ from: Type.Optional(Moment), until: Type.Optional(Moment) })),
	grading: object({ scheme: oneOf(["4x4"]), source: oneOf(["X"]), information: oneOf(["4"]) }),
	handling: object({ tlp: oneOf(["amber"]), audience: object({}) }),
});

const schema = {
	summary: "Draft an alert from a case",
	description:
		"Routes, methods, things and suspects, never a person in need of protection, and no text that people wrote into the case. The draft is for nobody: complete it, grade it, name an audience and send it to POST /alerts.",
	tags: ["cases"],
	params: Params,
	response: {
		200: object({
			draft: Draft,
			leftOut: Type.Array(object({ pseudonym: Type.String(), reason: Type.String() })),
		}),
	},
};

export const draftAlertRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/cases/:id/alert-draft",
		{ schema, config: { access: "cases:read" } },
		async ({ session, params }) => {
			const { found } = await consult(deps, session, {
				record: "case",
				id: params.id,
				query: "draft-alert",
				read: async (tx) => {
					const one = await findCase(tx, params.id);
					if (!one) return undefined;
					const { route, incidents } = await happeningsOf(tx, one.id, 500);
					return {
						one,
						route,
						incidents,
						persons: await personsForAlert(tx, one.id),
						things: await thingsOf(tx, one.id),
					};
				},
			});
			return decideDraftAlert(found);
		},
	);
};
