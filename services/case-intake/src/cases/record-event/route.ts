import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import { caseEventKinds } from "../../codes/cases.ts";
import { rangeFaults } from "../../dates.ts";
import type { Deps } from "../../deps.ts";
import { caseRecordChanged } from "../../events.ts";
import { Country, DateRange, Id, object, oneOf, text } from "../../schema.ts";
import { insertCaseEvent, isOfCase } from "../../store/happenings.ts";
import { readAs } from "../../store/read.ts";
import { caseForChange } from "../case/case-for-change.ts";

const Params = object({ id: Id });
const Body = object({
	kind: oneOf(caseEventKinds),
	personId: Type.Optional(Id),
	occurred: Type.Optional(DateRange),
	country: Type.Optional(Country),
	place: Type.Optional(text(300)),
	note: Type.Optional(text(10_000)),
});

const schema = {
	summary: "Record what happened to the persons of a case, or to one of them",
	description: "Recruitment, transit, exploitation, return... Several of each are normal; dates may be known roughly.",
	tags: ["cases"],
	params: Params,
	body: Body,
	response: { 201: object({ id: Id }) },
};

export const recordEventRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/cases/:id/events",
		{ schema, config: { access: "cases:write" } },
		async (request, reply) => {
			const { session, params, body } = request;
			const { context } = deps;
			const once = onceOf(request, session.claims.post);
			const { found, who } = await caseForChange(deps, session, params.id);
			const { personId } = body;
			const at = context.now();
			const ofCase =
				personId === undefined || (await readAs(context.pool, who, at, (tx) => isOfCase(tx, found.id, personId)));
			const faults = [
				...rangeFaults(body.occurred, "/occurred", at),
				...(ofCase ? [] : [{ at: "/personId", message: "is no person of this case" }]),
			];
			if (faults.length > 0) throw new HubError("REFUSED", { faults });
			const id = context.newId();
			const done = await context.committer.commit({
				writes: [
					{
						statement: insertCaseEvent,
						row: {
							id,
							case_id: found.id,
							agency: found.agency,
							kind: body.kind,
							personId: personId ?? null,
							occurredFrom: body.occurred?.from ?? null,
							occurredTo: body.occurred?.to ?? null,
							country: body.country ?? null,
							place: body.place ?? "",
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
						record: "event",
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
