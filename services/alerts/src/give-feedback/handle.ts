import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import { consult } from "../alert/consult.ts";
import type { Deps } from "../deps.ts";
import { feedbackGiven } from "../events.ts";
import { findAlert, readAs } from "../store/alerts.ts";
import { type Feedback, insertFeedback, listFeedback } from "../store/responses.ts";

export type Given = { id: string; alert: string; givenAt: string };

/** Tells the originator what the alert was used for. The note stays between the two agencies. */
export const giveFeedback = async (
	deps: Deps,
	session: Session,
	alertId: string,
	command: { use: string; note?: string },
	once: Once | undefined,
): Promise<Given> => {
	const { context } = deps;
	const who = session.principal();
	const at = context.now();
	const alert = await readAs(context.pool, who, "feedback", at, (tx) => findAlert(tx, alertId));
	if (!alert) throw new HubError("ALERT_NOT_FOUND");
	const id = context.newId();
	const response: Given = { id, alert: alertId, givenAt: new Date(at).toISOString() };
	const done = await context.committer.commit({
		writes: [
			{
				statement: insertFeedback,
				row: {
					id,
					alert_id: alertId,
					version: alert.version,
					post: who.post,
					agency: who.agency,
					officer: who.officer ?? null,
					use: command.use,
					note: command.note ?? null,
					given_at: response.givenAt,
				},
			},
		],
		events: [feedbackGiven(alert, id, command.use, actorOf(session, who))],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response } } : {}),
	});
	return (done.replayed as Given | undefined) ?? response;
};

/** What others made of the alert, for its originator alone. */
export const readFeedback = async (deps: Deps, session: Session, id: string): Promise<{ feedback: Feedback[] }> => {
	const { found } = await consult(deps, session, {
		id,
		action: "change",
		query: "read-feedback",
		read: async (tx) => ((await findAlert(tx, id)) ? listFeedback(tx, id) : undefined),
	});
	return { feedback: found };
};
