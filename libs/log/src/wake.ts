import pg from "pg";

/**
 * Wakes followers when the log has moved: at once for commits of this process, by NOTIFY for those of others, and every
 * `pollMs` in any case, because a notification may be lost and nothing may depend on one.
 */
export type Wake = {
	/** Token to take before reading: a move after it ends the next wait at once. */
	turn(): number;
	next(turn: number, signal: AbortSignal): Promise<void>;
	poke(): void;
	close(): Promise<void>;
};

export const openWake = (o: { url: string; name: string; pollMs?: number; onLost?: (error: Error) => void }): Wake => {
	const waiting = new Set<() => void>();
	let turn = 0;
	let closed = false;
	let client: pg.Client | undefined;
	let retry: NodeJS.Timeout | undefined;

	const poke = () => {
		turn++;
		for (const wake of [...waiting]) wake();
	};
	const poll = setInterval(poke, o.pollMs ?? 1_000);
	poll.unref();

	const listen = async () => {
		const mine = new pg.Client({
			connectionString: o.url,
			application_name: `${o.name} listen`,
			connectionTimeoutMillis: 5_000,
		});
		client = mine;
		mine.on("notification", poke);
		let failed = false;
		const again = (error: Error) => {
			if (closed || failed) return;
			failed = true;
			o.onLost?.(error);
			mine.end().catch(() => undefined);
			retry = setTimeout(() => void listen(), 1_000);
			retry.unref();
		};
		mine.on("error", again);
		mine.on("end", () => again(new Error("the listening connection ended")));
		try {
			await mine.connect();
			await mine.query("listen seamark_log");
			poke();
		} catch (error) {
			again(error as Error);
		}
	};
	void listen();

	return {
		turn: () => turn,
		next: (since, signal) =>
			new Promise((resolve) => {
				if (turn !== since || signal.aborted || closed) return resolve();
				const done = () => {
					waiting.delete(done);
					signal.removeEventListener("abort", done);
					resolve();
				};
				waiting.add(done);
				signal.addEventListener("abort", done, { once: true });
			}),
		poke,
		close: async () => {
			closed = true;
			clearInterval(poll);
			clearTimeout(retry);
			poke();
			await client?.end().catch(() => undefined);
		},
	};
};
