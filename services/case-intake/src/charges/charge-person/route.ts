import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { personForChange } from "../../persons/person/change-person.ts";
import { commitRecord } from "../../plumbing/commit-record.ts";
import { Day, Id, object, text } from "../../schema.ts";
import { insertCharge } from "../../store/charges.ts";
import { decideChargePerson } from "./decide.ts";

const Params = object({ id: Id });
const Body = object({
	offence: Type.String({ minLength: 1, maxLength: 60, description: "as charged; what was assessed stands apart" }),
	statute: Type.Optional(text(300)),
	chargedOn: Type.Optional(Day),
});

const schema = {
	summary: "Record that a suspect was charged",
	description:
		"The offence as charged and the provision that the charge names are kept apart from the crime that was assessed. Nobody is charged for having been smuggled or trafficked, or for having fled. Send an Idempotency-Key to make retries safe.",
	tags: ["charges"],
	params: Params,
	body: Body,
	response: { 201: object({ id: Id, version: Type.Integer() }) },
};

export const chargePersonRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/persons/:id/charges",
		{ schema, config: { access: "cases:write" } },
		async (request, reply) => {
			const { session, params, body } = request;
			const once = onceOf(request, session.claims.post);
			const { person, who } = await personForChange(deps, session, params.id);
			const { context } = deps;
			const decision = decideChargePerson(person.state, body, {
				id: context.newId(),
				post: who.post,
				at: context.now(),
			});
			if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
			const { charge } = decision;
			const answer = await commitRecord(deps, session, who, {
				caseId: charge.caseId,
				record: "charge",
				recordId: charge.id,
				change: "added",
				writes: [
					{
						statement: insertCharge,
						row: {
							id: charge.id,
							case_id: charge.caseId,
							person_id: charge.personId,
							person_version: person.state.version,
							agency: charge.agency,
							offence: charge.offence,
							statute: charge.statute,
							charged_on: charge.chargedOn,
							status: charge.status,
							recorded_at: charge.recordedAt,
							by_post: charge.byPost,
							version: charge.version,
						},
					},
				],
				answer: { id: charge.id, version: charge.version },
				once,
			});
			return reply.code(201).send(answer);
		},
	);
};
