import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { AlertState } from "../alert/state.ts";
import { questionAsked } from "../events.ts";
import { insertQuestion } from "../store/questions.ts";

/** Of one agency on one alert. */
export const mostOpen = 10;
export const mostAsked = 50;

/** A question is about the version that its asker could see. The event says that there is one; the text is in the row alone. */
export const decideAskQuestion = (
	{ alert, asked, open }: { alert: AlertState; asked: number; open: number },
	text: string,
	by: { who: { post: string; agency: string; officer?: string }; actor: Actor; id: string; at: number },
): Decision => {
	if (open >= mostOpen)
		return refuse("REFUSED", [
			{
				at: "/text",
				message: `${mostOpen} questions of your agency on this alert wait for an answer; ask again when some are answered`,
			},
		]);
	if (asked >= mostAsked)
		return refuse("REFUSED", [
			{
				at: "/text",
				message: `your agency has asked ${mostAsked} questions on this alert, the most there may be; write to the originator instead`,
			},
		]);
	const { id, actor } = by;
	const { post, agency, officer = null } = by.who;
	const askedAt = new Date(by.at).toISOString();
	return {
		writes: [
			{
				statement: insertQuestion,
				row: { id, alert_id: alert.id, version: alert.version, agency, post, officer, text, asked_at: askedAt },
			},
		],
		events: [questionAsked(alert, id, actor)],
		answer: { id, alert: alert.id, version: alert.version, askedAt },
	};
};
