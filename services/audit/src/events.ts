import type { AuditEntry } from "@seamark/audit-chain";
import type { Session } from "@seamark/auth";
import { encodeEvent } from "@seamark/contracts";
import type { ConsumerNotice } from "@seamark/events";
import type { Change } from "@seamark/log";
import { counter, currentTraceparent, histogram, type Logger } from "@seamark/telemetry";

/** What was asked of the audit itself. `query` names the route and its filter. */
export type Access = {
	record: "alert-readers" | "audit-entry";
	recordIds: readonly string[];
	query: string;
	found: boolean;
};

/** The change that records a read of the audit; committed before the answer leaves. */
export const accessed = (session: Session, access: Access): Change => {
	const who = session.principal();
	return {
		writes: [],
		events: [
			encodeEvent("RecordsAccessed", who.post, {
				actor: {
					agencyId: who.agency,
					postId: who.post,
					officerId: who.officer ?? "",
					purpose: who.purpose,
					tokenId: session.claims.tokenId,
				},
				action: "consultation",
				record: access.record,
				recordIds: [...access.recordIds],
				query: access.query,
				found: access.found,
			}),
		],
		traceparent: currentTraceparent(),
	};
};

const entries = counter("seamark_audit_entries_total", "Entries put into the chain, by source");
const lag = histogram(
	"seamark_audit_lag_seconds",
	"Time from an event's commit to its entry, newest of a batch, by source",
);
const trouble = counter(
	"seamark_audit_consumer_notices_total",
	"Retries, restarts, stalls and dead letters, by source",
);

export const measureRecorded = (recorded: readonly AuditEntry[], now: number) => {
	const last = recorded.at(-1);
	if (!last) return;
	entries.add(recorded.length, { source: last.source });
	lag.record(Math.max(0, now - Date.parse(last.time)) / 1_000, { source: last.source });
};

/** A dead letter is an event that stands in no entry: the one thing that must not stay unseen. */
export const reportNotice = (log: Logger) => (notice: ConsumerNotice) => {
	trouble.add(1, { source: notice.source, kind: notice.kind });
	if (notice.kind === "dead-letter" || notice.kind === "refused-cursor") log.error(notice, "the audit misses events");
	else log.warn(notice, "a source of the audit was interrupted");
};
