import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import { caseRecordChanged, protectionBreached } from "../../events.ts";
import type { PersonState } from "../../persons/person/state.ts";
import { type Charge, insertStage, replaceCharge, toStageRow } from "../../store/charges.ts";
import { presentCharge } from "../charge/answer.ts";
import { type RecordCourtStage, reachStage } from "./reach-stage.ts";

export const decideRecordCourtStage = (
	found: { charge: Charge; person: PersonState | null },
	command: RecordCourtStage,
	{ actor, country, at }: { actor: Actor; country: string; at: number },
): Decision => {
	const reached = reachStage(found.charge, found.person, command, { post: actor.postId, country, at });
	if ("refused" in reached) return reached;
	const { charge, added } = reached;
	const { id, caseId, status, version } = charge;
	return {
		writes: [
			{ statement: replaceCharge, row: { id, status, version } },
			{ statement: insertStage, row: toStageRow(charge, added) },
		],
		events: [
			caseRecordChanged({ caseId, actor, record: "court-stage", recordId: id, change: "added" }),
			...(added.breaches.length > 0 && charge.personId !== null
				? [protectionBreached({ personId: charge.personId, caseId, actor, record: "court-stage", recordId: id })]
				: []),
		],
		answer: presentCharge(charge),
	};
};
