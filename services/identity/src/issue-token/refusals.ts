import type { Committer } from "@seamark/log";
import { tokenRefused } from "../events.ts";

type Refusal = { agencyId: string; clientId: string; reason: string; grant: string };

/**
 * Writes refused attempts to the log without letting a flood fill it: the first of a kind is written at once, the rest are
 * counted and written as one entry when the window is over. A kind is agency, registered client, reason and grant, all of
 * them bounded by the directory: what an attacker makes up is counted under no name.
 */
export type TokenRefusals = {
	note(refusal: Refusal): Promise<void>;
	/** Writes what is still counted. */
	flush(): Promise<void>;
	close(): Promise<void>;
};

export const openTokenRefusals = (o: {
	committer: Committer;
	windowMs?: number;
	onError?: (error: Error) => void;
}): TokenRefusals => {
	const counted = new Map<string, Refusal & { count: number }>();
	const write = (refusals: (Refusal & { count: number })[]) =>
		o.committer.commit({ writes: [], events: refusals.map(tokenRefused) }).then(
			() => undefined,
			(error: Error) => o.onError?.(error),
		);
	const flush = async () => {
		const due = [...counted.values()].filter((one) => one.count > 0);
		counted.clear();
		if (due.length > 0) await write(due);
	};
	const timer = setInterval(() => void flush(), o.windowMs ?? 10_000);
	timer.unref();
	return {
		note: async (refusal) => {
			const key = JSON.stringify([refusal.agencyId, refusal.clientId, refusal.reason, refusal.grant]);
			const same = counted.get(key);
			if (same) {
				same.count++;
				return;
			}
			counted.set(key, { ...refusal, count: 0 });
			await write([{ ...refusal, count: 1 }]);
		},
		flush,
		close: async () => {
			clearInterval(timer);
			await flush();
		},
	};
};
