import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import type { AlertState } from "../alert/state.ts";
import { feedbackGiven } from "../events.ts";
import { insertFeedback } from "../store/responses.ts";

/** Feedback is about the version that its giver could see. The event says the use; the note is in the row alone. */
export const decideGiveFeedback = (
	alert: AlertState,
	{ use, note }: { use: string; note?: string },
	by: { who: { post: string; agency: string; officer?: string }; actor: Actor; id: string; at: number },
): Decision => {
	const { id, actor } = by;
	const { post, agency, officer = null } = by.who;
	const givenAt = new Date(by.at).toISOString();
	return {
		writes: [
			{
				statement: insertFeedback,
				row: {
					id,
					alert_id: alert.id,
					version: alert.version,
					post,
					agency,
					officer,
					use,
					note: note ?? null,
					given_at: givenAt,
				},
			},
		],
		events: [feedbackGiven(alert, id, use, actor)],
		answer: { id, alert: alert.id, givenAt },
	};
};
