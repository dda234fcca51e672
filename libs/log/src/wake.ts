import { randomUUID } from "node:crypto";
import pg from "pg";
import { openTail } from "./tail.ts";
import type { LogEvent } from "./types.ts";

/**
 * Wakes followers when the log has moved: at once for commits of this process, by NOTIFY for those of others, and every `pollMs`
 * in any case. A notification may be lost, and nothing may depend on one.
 */
export type Wake = {
	/** Names this process in notifications: of its own commits it has heard already. */
	id: string;
	/** Token to take before reading: a move after it ends the next wait at once. */
	turn(): number;
	next(turn: number, signal: AbortSignal): Promise<void>;
	poke(): void;
	/** Entries that this process has just committed. */
	committed(entries: readonly LogEvent[]): void;
	/** Something of this process may or may not be in the log: only the database knows. */
	doubt(): void;
	/** The database was read, and that log ended there. */
	seen(head: number, logId: string): void;
	/** Entries after a position from memory; undefined where the database has to be asked. */
	recent(after: number, limit: number, logId: string): { events: LogEvent[]; head: number } | undefined;
	close(): Promise<void>;
};

const readHead = { name: "seamark.head", text: "select position, log_id from seamark.log_head" };

/** Who waits for the log to move. */
const openWaiting = () => {
	const waiting = new Set<() => void>();
	let turn = 0;
	let closed = false;
	return {
		turn: () => turn,
		poke: () => {
			turn++;
			for (const wake of [...waiting]) wake();
		},
		next: (since: number, signal: AbortSignal): Promise<void> =>
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
		close: () => {
			closed = true;
		},
	};
};

type Listening = {
	url: string;
	name: string;
	notified: (payload: string) => void;
	/** A connection listens from here on. */
	begun: () => Promise<void>;
	/** The connection was lost; another is made a second later. */
	lost: (error: Error) => void;
};

/** A connection of its own that hears of commits; made again until it is closed. */
const openListening = (o: Listening) => {
	let closed = false;
	let client: pg.Client | undefined;
	/** The client, once it listens. */
	let listening: pg.Client | undefined;
	let retry: NodeJS.Timeout | undefined;
	const listen = async () => {
		const mine = new pg.Client({
			connectionString: o.url,
			application_name: `${o.name} listen`,
			connectionTimeoutMillis: 5_000,
		});
		client = mine;
		mine.on("notification", ({ payload = "" }) => o.notified(payload));
		let failed = false;
		const again = (error: Error) => {
			if (closed || failed) return;
			failed = true;
			listening = undefined;
			o.lost(error);
			mine.end().catch(() => undefined);
			retry = setTimeout(() => void listen(), 1_000);
			retry.unref();
		};
		mine.on("error", again);
		mine.on("end", () => again(new Error("the listening connection ended")));
		try {
			await mine.connect();
			await mine.query("listen seamark_log");
			listening = mine;
			await o.begun();
		} catch (error) {
			again(error as Error);
		}
	};
	void listen();
	return {
		/** Where the log ends; undefined where nothing listens, or the database does not answer. */
		head: async () => {
			const read = await listening?.query<{ position: number; log_id: string }>(readHead).catch(() => undefined);
			return read?.rows[0];
		},
		close: async () => {
			closed = true;
			clearTimeout(retry);
			await client?.end().catch(() => undefined);
		},
	};
};

export const openWake = (o: { url: string; name: string; pollMs?: number; onLost?: (error: Error) => void }): Wake => {
	const id = randomUUID();
	const tail = openTail();
	const waiting = openWaiting();
	const { poke } = waiting;

	/** `position process`, as the log's append sends it. */
	const notified = (payload: string) => {
		const [position, process] = payload.split(" ");
		if (process === id) return;
		const head = Number(position);
		if (Number.isSafeInteger(head) && head > 0) tail.announced(head);
		else tail.doubt();
		poke();
	};
	/** A notification may have been lost: unless the database answers, nothing at hand is certain to be all there is. */
	const look = async () => {
		const head = await listening.head();
		if (head) tail.confirmed(head.position, head.log_id);
		else tail.doubt();
	};
	const listening = openListening({
		...o,
		notified,
		begun: async () => {
			await look();
			poke();
		},
		lost: (error) => {
			tail.doubt();
			o.onLost?.(error);
		},
	});
	let looking = false;
	const tick = () => {
		// A database that does not answer keeps nobody from asking it over another connection.
		if (looking) {
			tail.doubt();
			return poke();
		}
		looking = true;
		void look().finally(() => {
			looking = false;
			poke();
		});
	};
	const poll = setInterval(tick, o.pollMs ?? 1_000);
	poll.unref();

	return {
		id,
		turn: waiting.turn,
		next: waiting.next,
		poke,
		committed: (entries) => {
			tail.committed(entries);
			poke();
		},
		doubt: () => {
			tail.doubt();
			poke();
		},
		seen: tail.confirmed,
		recent: tail.after,
		close: async () => {
			waiting.close();
			clearInterval(poll);
			poke();
			await listening.close();
		},
	};
};
