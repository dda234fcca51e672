import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import { answerGiven } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import { placesOf } from "../alert/places.ts";
import type { AlertDraft } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { alertUpdated } from "../events.ts";
import { findAlert, insertVersion, readAs, replaceAlert, toRow } from "../store/alerts.ts";
import { decideUpdate } from "./decide.ts";

export type Updated = { id: string; version: number; status: "live"; changedAt: string };

/** Makes a new version. Readers who lose the alert by it are told that it was withdrawn from them. */
export const updateAlert = async (
	deps: Deps,
	session: Session,
	id: string,
	command: { expectedVersion: number; draft: AlertDraft },
	once: Once | undefined,
): Promise<Updated> => {
	const { context, directory } = deps;
	const who = session.principal();
	const at = context.now();
	const current = await readAs(context.pool, who, "change", at, (tx) => findAlert(tx, id));
	if (!current) throw new HubError("ALERT_NOT_FOUND");
	const decision = decideUpdate(current, { ...command, by: who, at }, placesOf(directory));
	if ("refused" in decision) {
		// A retry finds its own work already done.
		const given = once && (await answerGiven(context.pool, once));
		if (given) return given as Updated;
		throw new HubError(decision.refused.code, { faults: decision.refused.faults });
	}
	const { alert } = decision;
	const response: Updated = { id, version: alert.version, status: "live", changedAt: alert.changedAt };
	const row = toRow(alert);
	const done = await context.committer.commit({
		writes: [
			{ statement: replaceAlert, row },
			{ statement: insertVersion, row },
		],
		events: [alertUpdated(alert, current, actorOf(session, who))],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response } } : {}),
	});
	return (done.replayed as Updated | undefined) ?? response;
};
