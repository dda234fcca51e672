import type { Pool } from "@seamark/db";
import type { Committer } from "@seamark/log";
import { gauge, type Logger } from "@seamark/telemetry";

/** A commit that takes longer is worth a word. PostgreSQL itself ends a session that idles in a transaction after ten. */
const longMs = 3_000;
const lookEveryMs = 500;

// Only those who hold, not those who wait in front of one.
const holders = `select b.pid, b.usename as role, b.datname as database, b.application_name as application
	from pg_stat_activity w cross join unnest(pg_blocking_pids(w.pid)) as holder (pid) join pg_stat_activity b on b.pid = holder.pid
	where w.datname = current_database() and w.usename = current_user and cardinality(pg_blocking_pids(b.pid)) = 0
	group by b.pid, b.usename, b.datname, b.application_name limit 5`;

/**
 * Says when commits do not get through, and who holds them up: a session that sits on the log's head stops every writer of
 * the service at once, and nobody but the database sees it.
 */
export const watchCommits = (
	committer: Committer,
	o: { service: string; pool: Pool; log: Logger },
): Committer & { close(): void } => {
	const waiting = new Set<{ since: number }>();
	let told = false;
	const oldestMs = () => {
		const [first] = waiting;
		return first ? performance.now() - first.since : 0;
	};
	const look = async () => {
		const waitedMs = Math.round(oldestMs());
		if (waitedMs < longMs) {
			if (told) o.log.warn("commits get through again");
			told = false;
			return;
		}
		if (told) return;
		told = true;
		const held = await o.pool.query(holders).catch(() => undefined);
		o.log.warn({ waitedMs, waiting: waiting.size, heldBy: held?.rows ?? "unknown" }, "commits wait");
	};
	const looking = setInterval(() => void look(), lookEveryMs);
	looking.unref();
	const endGauge = gauge("seamark_commit_wait_seconds", "Age of the oldest commit that is not done", () => [
		{ value: oldestMs() / 1_000, attributes: { service: o.service } },
	]);
	return {
		...committer,
		commit: async (change) => {
			const mine = { since: performance.now() };
			waiting.add(mine);
			try {
				return await committer.commit(change);
			} finally {
				waiting.delete(mine);
			}
		},
		close: () => {
			clearInterval(looking);
			endGauge();
		},
	};
};
