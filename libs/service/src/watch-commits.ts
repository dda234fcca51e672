import { blockersOf, type Pool } from "@seamark/db";
import type { Committer } from "@seamark/log";
import { gauge, type Logger } from "@seamark/telemetry";

/** A commit that takes longer is worth a word. PostgreSQL itself ends a session that idles in a transaction after ten. */
const longMs = 3_000;
const lookEveryMs = 500;

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
		const heldBy = await blockersOf(o.pool).catch(() => "unknown");
		o.log.warn({ waitedMs, waiting: waiting.size, heldBy }, "commits wait");
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
