import type { Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import { actorOf } from "../alert/actor.ts";
import { type PresentedAlert, present } from "../alert/present.ts";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { findAlert, readAs } from "../store/alerts.ts";

/** Reads one alert. The consultation is in the log before the alert leaves, and so is one that found nothing. */
export const readAlert = async (deps: Deps, session: Session, id: string): Promise<PresentedAlert> => {
	const { context } = deps;
	const who = session.principal();
	const alert = await readAs(context.pool, who, "read", context.now(), (tx) => findAlert(tx, id));
	await context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				actor: actorOf(session, who),
				action: "consultation",
				ids: [id],
				query: "read-alert",
				found: alert !== undefined,
			}),
		],
		traceparent: currentTraceparent(),
	});
	if (!alert) throw new HubError("ALERT_NOT_FOUND");
	return present(alert, alert.originator.agency === who.agency);
};
