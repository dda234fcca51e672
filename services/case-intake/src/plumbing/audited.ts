import { actorOf, type Session } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { readAs } from "../store/read.ts";

type Access = Parameters<typeof recordsAccessed>[0];

/**
 * Reads something that has no not-found code of its own. The read is in the log before its answer leaves, and so is one that
 * found nothing. Throws NOT_FOUND with `missing` alike for another agency's and for what does not exist.
 */
export const audited = async <T>(
	{ context }: Deps,
	session: Session,
	o: Pick<Access, "action" | "record" | "ids" | "query"> & {
		missing: string;
		read: (tx: Tx) => Promise<T | undefined>;
	},
): Promise<{ found: T; who: Principal }> => {
	const { read, missing, ...access } = o;
	const who = session.principal();
	const found = await readAs(context.pool, who, context.now(), read);
	await context.committer.commit({
		writes: [],
		events: [recordsAccessed({ ...access, actor: actorOf(session, who), found: found !== undefined })],
		traceparent: currentTraceparent(),
	});
	if (found === undefined) throw new HubError("NOT_FOUND", { detail: missing });
	return { found, who };
};
