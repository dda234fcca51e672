import type { AuditEntry } from "@seamark/audit-chain";
import type { ConsumerNotice } from "@seamark/events";
import { counter, histogram, type Logger, startAtZero } from "@seamark/telemetry";

const entries = counter("seamark_audit_entries_total", "Entries put into the chain, by source", []);
const lag = histogram(
	"seamark_audit_lag_seconds",
	"Time from an event's commit to its entry, newest of a batch, by source",
);
const breaches = counter(
	"seamark_protection_breaches_total",
	"What the law forbids and was done to a person all the same, as recorded by an agency",
	[{}],
);
const trouble = counter(
	"seamark_audit_consumer_notices_total",
	"Retries, restarts, stalls and dead letters, by source",
	[],
);
const kinds = Object.keys({
	retry: true,
	restart: true,
	stalled: true,
	"dead-letter": true,
	"refused-cursor": true,
} satisfies Record<ConsumerNotice["kind"], true>);

/** The counters of a source are there before its first event, and before its first trouble. */
export const measureSource = (source: string): void => {
	startAtZero(entries, [{ source }]);
	startAtZero(
		trouble,
		kinds.map((kind) => ({ source, kind })),
	);
};

export const measureRecorded = (recorded: readonly AuditEntry[], now: number) => {
	const last = recorded.at(-1);
	if (!last) return;
	const breached = recorded.filter(({ type }) => type === "seamark.events.v1.ProtectionBreached").length;
	if (breached > 0) breaches.add(breached);
	entries.add(recorded.length, { source: last.source });
	lag.record(Math.max(0, now - Date.parse(last.time)) / 1_000, { source: last.source });
};

/** A dead letter is an event that is in no entry: the one thing that must not stay unseen. */
export const reportNotice = (log: Logger) => (notice: ConsumerNotice) => {
	trouble.add(1, { source: notice.source, kind: notice.kind });
	if (notice.kind === "dead-letter" || notice.kind === "refused-cursor") log.error(notice, "the audit misses events");
	else log.warn(notice, "a source of the audit was interrupted");
};
