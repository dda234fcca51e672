import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import { answerGiven } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { alertRecalled } from "../events.ts";
import { eraseVersions, findAlert, insertVersion, readAs, replaceAlert, toRow } from "../store/alerts.ts";
import { eraseStixObjects } from "../store/stix.ts";
import { decideRecall } from "./decide.ts";

export type Recalled = { id: string; version: number; status: "recalled"; changedAt: string };

/** Recalls an alert: from this commit on, no read gives its content, whatever position or version is asked for. */
export const recallAlert = async (
	deps: Deps,
	session: Session,
	id: string,
	command: { expectedVersion: number; reason: string },
	once: Once | undefined,
): Promise<Recalled> => {
	const { context } = deps;
	const who = session.principal();
	const at = context.now();
	const current = await readAs(context.pool, who, "change", at, (tx) => findAlert(tx, id));
	if (!current) throw new HubError("ALERT_NOT_FOUND");
	const decision = decideRecall(current, { ...command, by: who, at });
	if ("refused" in decision) {
		// A retry finds its own work already done.
		const given = once && (await answerGiven(context.pool, once));
		if (given) return given as Recalled;
		throw new HubError(decision.refused);
	}
	const { alert } = decision;
	const response: Recalled = { id, version: alert.version, status: "recalled", changedAt: alert.changedAt };
	const row = toRow(alert);
	const done = await context.committer.commit({
		writes: [
			{ statement: replaceAlert, row },
			{ statement: insertVersion, row },
			{ statement: eraseVersions, row: { id } },
			{ statement: eraseStixObjects, row: { id } },
		],
		events: [alertRecalled(alert, actorOf(session, who))],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response } } : {}),
	});
	return (done.replayed as Recalled | undefined) ?? response;
};
