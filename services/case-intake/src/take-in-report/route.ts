import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { dismissReasons } from "../codes/reports.ts";
import type { Deps } from "../deps.ts";
import { caseFields } from "../open-case/schema.ts";
import { Id, object, oneOf } from "../schema.ts";
import { dismiss, merge, takeIn } from "./handle.ts";

const Params = object({ id: Id });
const TakeIn = object(caseFields);
const Merge = object({
	caseId: Id,
	withPersons: Type.Optional(
		Type.Boolean({ description: "false where the case knows the persons already; true when left out" }),
	),
});
const Dismiss = object({ reason: oneOf(dismissReasons) });
const TakenIn = object({ caseId: Id, reference: Type.String(), persons: Type.Integer() });

const common = { tags: ["reports"], params: Params };

const takeInSchema = {
	...common,
	summary: "Open a case from a report",
	description:
		"The persons of the report become persons of the case; nobody becomes a suspect by being reported. Send an Idempotency-Key to make retries safe.",
	body: TakeIn,
	response: { 201: TakenIn },
};

const mergeSchema = {
	...common,
	summary: "Put a report to a case that is there",
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
		({ session, params, body: { caseId, withPersons = true } }) =>
			merge(deps, session, params.id, { caseId, withPersons }),
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
