import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import { incidentKinds } from "../../codes/cases.ts";
import { rangeFaults } from "../../dates.ts";
import type { Deps } from "../../deps.ts";
import { caseRecordChanged } from "../../events.ts";
import { Country, DateRange, Id, object, oneOf, text } from "../../schema.ts";
import { insertIncident } from "../../store/happenings.ts";
import { caseForChange } from "../case/case-for-change.ts";

const Params = object({ id: Id });
const Body = object({
	kind: oneOf(incidentKinds),
	occurred: Type.Optional(DateRange),
	country: Type.Optional(Country),
	place: Type.Optional(text(300)),
	personsFound: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
	note: Type.Optional(text(10_000)),
});

const schema = {
	summary: "Record an incident of a case",
	description: "A raid, a landing, a control... Incidents are counted apart from cases and persons.",
	tags: ["cases"],
	params: Params,
	body: Body,
	response: { 201: object({ id: Id }) },
};

export const recordIncidentRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/cases/:id/incidents",
		{ schema, config: { access: "cases:write" } },
		async (request, reply) => {
			const { session, params, body } = request;
			const { context } = deps;
			const once = onceOf(request, session.claims.post);
			const { found, who } = await caseForChange(deps, session, params.id);
			const at = context.now();
			const faults = rangeFaults(body.occurred, "/occurred", at);
			if (faults.length > 0) throw new HubError("REFUSED", { faults });
			const id = context.newId();
			const done = await context.committer.commit({
				writes: [
					{
						statement: insertIncident,
						row: {
							id,
							case_id: found.id,
							agency: found.agency,
							kind: body.kind,
							occurredFrom: body.occurred?.from ?? null,
							occurredTo: body.occurred?.to ?? null,
							country: body.country ?? null,
							place: body.place ?? "",
							personsFound: body.personsFound ?? null,
							note: body.note ?? "",
							recorded_at: new Date(at).toISOString(),
							by_post: who.post,
						},
					},
				],
				events: [
					caseRecordChanged({
						caseId: found.id,
						actor: actorOf(session, who),
						record: "incident",
						recordId: id,
						change: "added",
					}),
				],
				writer: who.agency,
				traceparent: currentTraceparent(),
				...(once ? { once: { ...once, response: { id } } } : {}),
			});
			return reply.code(201).send((done.replayed as { id: string } | undefined) ?? { id });
		},
	);
};
