import { actorOf, type Session } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { type ErrorCode, HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { readAs } from "../store/read.ts";

type Kind = "report" | "case" | "person";
const notFound = {
	report: "REPORT_NOT_FOUND",
	case: "CASE_NOT_FOUND",
	person: "PERSON_NOT_FOUND",
} as const satisfies { [K in Kind]: ErrorCode };

/**
 * Reads one record as the caller. The consultation is in the log before the answer leaves, and so is one that found
 * nothing. Throws the record's not-found code alike for another agency's and for what does not exist.
 */
export const consult = async <T>(
	{ context }: Deps,
	session: Session,
	o: { record: Kind; id: string; query: string; read: (tx: Tx) => Promise<T | undefined> },
): Promise<{ found: T; who: Principal }> => {
	const who = session.principal();
	const found = await readAs(context.pool, who, context.now(), o.read);
	await context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				actor: actorOf(session, who),
				action: "consultation",
				record: o.record,
				ids: [o.id],
				query: o.query,
				found: found !== undefined,
			}),
		],
		traceparent: currentTraceparent(),
	});
	if (found === undefined) throw new HubError(notFound[o.record]);
	return { found, who };
};

/** Reads a record in order to change it; the change's own event is the record of it. Throws like {@link consult}. */
export const forChange = async <T>(
	{ context }: Deps,
	session: Session,
	o: { record: Kind; read: (tx: Tx) => Promise<T | undefined> },
): Promise<{ found: T; who: Principal }> => {
	const who = session.principal();
	const found = await readAs(context.pool, who, context.now(), o.read);
	if (found === undefined) throw new HubError(notFound[o.record]);
	return { found, who };
};
