import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf } from "@seamark/http";
import { answerGiven } from "@seamark/log";
import Type, { type Static } from "typebox";
import { courtOutcomes, courtStages } from "../../codes/courts.ts";
import type { Deps } from "../../deps.ts";
import { commitRecord } from "../../plumbing/commit-record.ts";
import { Day, Id, object, oneOf, text, Version } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { findCharge, insertStage, replaceCharge } from "../../store/charges.ts";
import { readAs } from "../../store/read.ts";
import { findPerson } from "../../store/read-persons.ts";
import { ChargeAnswer, presentCharge } from "../charge/answer.ts";
import { decideCourtStage } from "./decide.ts";

const Params = object({ id: Id });
const Body = object({
	expectedVersion: Version,
	stage: oneOf(courtStages),
	outcome: Type.Optional(oneOf(courtOutcomes)),
	reachedOn: Type.Optional(Day),
	note: Type.Optional(text(10_000)),
});

const schema = {
	summary: "Record the next stage of a charge",
	description:
		"Investigation by a judge, prosecution, trial, verdict, sentence, appeal, confiscation, or that the charge was discontinued. What cannot follow is refused with what can. A prosecution counts once the stage is reached, a conviction while the last decision is one. Send an Idempotency-Key to make retries safe.",
	tags: ["charges"],
	params: Params,
	body: Body,
	response: { 201: ChargeAnswer },
};

export const recordCourtStageRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/charges/:id/stages",
		{ schema, config: { access: "cases:write" } },
		async (request, reply) => {
			const { session, params, body } = request;
			const { context } = deps;
			const once = onceOf(request, session.claims.post);
			// A retry finds the charge where it has taken it.
			const given = once && (await answerGiven(context.pool, once));
			if (given !== undefined) return reply.code(201).send(given);
			const who = session.principal();
			const found = await readAs(context.pool, who, context.now(), async (tx) => {
				const charge = await findCharge(tx, params.id);
				return (
					charge && { charge, of: await findCase(tx, charge.caseId), person: await findPerson(tx, charge.personId) }
				);
			});
			if (!found?.of || !found.person) throw new HubError("NOT_FOUND", { detail: "No such charge." });
			if (found.of.status === "closed") throw new HubError("CASE_CLOSED");
			const decision = decideCourtStage(found.charge, found.person.state, body, { post: who.post, at: context.now() });
			if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
			const { charge, added } = decision;
			const answer = await commitRecord(deps, session, who, {
				caseId: charge.caseId,
				record: "court-stage",
				recordId: charge.id,
				change: "added",
				writes: [
					{
						statement: replaceCharge,
						row: { id: charge.id, status: charge.status, version: charge.version },
					},
					{
						statement: insertStage,
						row: {
							charge_id: charge.id,
							case_id: charge.caseId,
							n: added.n,
							agency: charge.agency,
							stage: added.stage,
							reached_on: added.reachedOn,
							outcome: added.outcome,
							note: added.note,
							recorded_at: added.recordedAt,
							by_post: added.byPost,
						},
					},
				],
				answer: presentCharge(charge),
				once,
			});
			return reply.code(201).send(answer);
		},
	);
};
