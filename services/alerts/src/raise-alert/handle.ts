import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import { placesOf } from "../alert/places.ts";
import type { AlertDraft } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { alertRaised } from "../events.ts";
import { insertAlert, toRow } from "../store/alerts.ts";
import { decideRaise } from "./decide.ts";

export type Raised = { id: string; version: number; status: "live"; raisedAt: string };

/** Raises an alert: its row, its first version and its event commit together, before the answer. */
export const raiseAlert = async (
	deps: Deps,
	session: Session,
	draft: AlertDraft,
	once: Once | undefined,
): Promise<Raised> => {
	const { context, directory } = deps;
	const who = session.principal();
	const decision = decideRaise({ draft, by: who, id: context.newId(), at: context.now() }, placesOf(directory));
	if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
	const { alert } = decision;
	const response: Raised = { id: alert.id, version: 1, status: "live", raisedAt: alert.raisedAt };
	const done = await context.committer.commit({
		writes: [{ statement: insertAlert, row: toRow(alert) }],
		events: [alertRaised(alert, actorOf(session, who))],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response } } : {}),
	});
	return (done.replayed as Raised | undefined) ?? response;
};
