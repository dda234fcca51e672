import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { newCaseFields } from "../../cases/open-case/schema.ts";
import { entityKinds } from "../../codes/cases.ts";
import { linkRoles } from "../../codes/links.ts";
import { dismissReasons } from "../../codes/reports.ts";
import type { Deps } from "../../deps.ts";
import { Excluded } from "../../links/entity/schema.ts";
import { Id, object, oneOf } from "../../schema.ts";
import { dismiss, merge, takeIn } from "./handle.ts";

const Params = object({ id: Id });
const things = Type.Optional(
	Type.Array(
		object({
			kind: oneOf(entityKinds),
			value: Type.String({ minLength: 1, maxLength: 500, description: "as the report names it" }),
			role: oneOf(linkRoles),
			excluded: Excluded,
		}),
		{
			maxItems: 100,
			description:
				"what the things of the report are in the case, its place among them. Those that are left out are linked as other, which no other agency gets a hit on",
		},
	),
);
const TakeIn = object({ ...newCaseFields, things });
const Merge = object({
	caseId: Id,
	withPersons: Type.Optional(
		Type.Boolean({ description: "false where the case knows the persons already; true when left out" }),
	),
	things,
});
const Dismiss = object({ reason: oneOf(dismissReasons) });
const TakenIn = object({
	caseId: Id,
	reference: Type.String(),
	persons: Type.Integer(),
	links: Type.Integer({ description: "things that were linked to the case" }),
	unlinked: Type.Array(object({ kind: oneOf(entityKinds), value: Type.String(), reason: Type.String() }), {
		description: "things that were not, and why; link them as they should be written",
	}),
});

const common = { tags: ["reports"], params: Params };

const takeInSchema = {
	...common,
	summary: "Open a case from a report",
	description:
		"The persons of the report become persons of the case, and what it names is linked to it; nobody becomes a suspect by being reported. Send an Idempotency-Key to make retries safe.",
	body: TakeIn,
	response: { 201: TakenIn },
};

const mergeSchema = {
	...common,
	summary: "Put a report to a case that is there",
	description: "With its persons, and with the things that it names unless the case has them.",
	body: Merge,
	response: { 200: TakenIn },
};

const dismissSchema = {
	...common,
	summary: "Dismiss a report",
	description: "It stays readable. The reporter learns that it was handled, and not how.",
	body: Dismiss,
	response: { 204: Type.Null() },
};

type Params = Static<typeof Params>;
const config = { access: "reports:takeIn" } as const;

export const takeInReportRoutes = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Params; Body: Static<typeof TakeIn> }>(
		"/reports/:id/take-in",
		{ schema: takeInSchema, config },
		async (request, reply) => {
			const { session, params, body } = request;
			const taken = await takeIn(deps, session, params.id, body, onceOf(request, session.claims.post));
			return reply.code(201).header("location", `/cases/${taken.caseId}`).send(taken);
		},
	);
	app.post<{ Params: Params; Body: Static<typeof Merge> }>(
		"/reports/:id/merge",
		{ schema: mergeSchema, config },
		({ session, params, body: { withPersons = true, ...body } }) =>
			merge(deps, session, params.id, { ...body, withPersons }),
	);
	app.post<{ Params: Params; Body: Static<typeof Dismiss> }>(
		"/reports/:id/dismiss",
		{ schema: dismissSchema, config },
		async ({ session, params, body }, reply) => {
			await dismiss(deps, session, params.id, body.reason);
			return reply.code(204).send(null);
		},
	);
};
