import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { citingTruly } from "../../law/citing.ts";
import { ById } from "../../schema.ts";
import { insertReturn, toReturnRow } from "../../store/persons.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideRecordReturn } from "./decide.ts";
import { ReturnInput } from "./schema.ts";

export const recordReturn = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "record-return",
		url: "/persons/:id/returns",
		access: "cases:write",
		summary: "Record that a person was returned or removed, or is about to be",
		description:
			"A return that is planned is refused without a recorded screening, and with everything else that prevents it: an open asylum claim, an unsafe return, a child whose best interests nobody has decided. Leave happenedOn out while it is planned. A return that has happened is recorded all the same: what was against it is recorded as breaches, raises an alarm and is counted.",
		tag: "persons",
		record: "person",
		params: ById,
		body: ReturnInput,
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) => {
			const { happenedOn = null, acceptingService = null, followUpOn = null, bestInterests = null } = body.return;
			const decision = decideRecordReturn(found.person.state, {
				return: { ...body.return, happenedOn, acceptingService, followUpOn, bestInterests },
				by: { post: who.post, country: who.country, at },
			});
			const returnId = context.newId();
			const changed = changePerson(found, decision, { actor, at }, (after) => ({
				returnId,
				writes: after.returned
					? [{ statement: insertReturn, row: toReturnRow(after, returnId, after.returned, body.note ?? "") }]
					: [],
			}));
			return citingTruly(changed, who, at);
		},
	});
