import { actorOf, type Session } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Action, Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { readAs } from "../store/alerts.ts";

/**
 * Reads something of one alert as the caller, as far as the policy lets them do `action` to it. The consultation is in
 * the log before the answer leaves, and so is one that found nothing. Throws ALERT_NOT_FOUND alike for what is hidden
 * and what does not exist.
 */
export const consult = async <T>(
	{ context }: Deps,
	session: Session,
	o: { id: string; action: Action; query: string; read: (tx: Tx) => Promise<T | undefined> },
): Promise<{ found: T; who: Principal }> => {
	const who = session.principal();
	const found = await readAs(context.pool, who, o.action, context.now(), o.read);
	await context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				actor: actorOf(session, who),
				action: "consultation",
				ids: [o.id],
				query: o.query,
				found: found !== undefined,
			}),
		],
		traceparent: currentTraceparent(),
	});
	if (found === undefined) throw new HubError("ALERT_NOT_FOUND");
	return { found, who };
};
