import { randomUUID } from "node:crypto";
import pg from "pg";
import { openTail } from "./tail.ts";
import type { LogEvent } from "./types.ts";

/**
 * Wakes followers when the log has moved: at once for commits of this process, by NOTIFY for those of others, and every
 * `pollMs` in any case, because a notification may be lost and nothing may depend on one.
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

export const openWake = (o: { url: string; name: string; pollMs?: number; onLost?: (error: Error) => void }): Wake => {
	const id = randomUUID();
	const tail = openTail();
	const waiting = new Set<() => void>();
	let turn = 0;
	let closed = false;
	let client: pg.Client | undefined;
	/** The client, once it listens. */
	let listening: pg.Client | undefined;
	let retry: NodeJS.Timeout | undefined;

	const poke = () => {
		turn++;
		for (const wake of [...waiting]) wake();
	};
	/** A notification may have been lost: unless the database answers, nothing at hand is certain to be all there is. */
	const look = async () => {
		const head = await listening?.query<{ position: number; log_id: string }>(readHead).catch(() => undefined);
		if (head?.rows[0]) tail.confirmed(head.rows[0].position, head.rows[0].log_id);
		else tail.doubt();
	};
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
	/** `position process`, as the log's append sends it. */
	const notified = ({ payload = "" }: pg.Notification) => {
		const [position, process] = payload.split(" ");
		if (process === id) return;
		const head = Number(position);
		if (Number.isSafeInteger(head) && head > 0) tail.announced(head);
		else tail.doubt();
		poke();
	};

	const listen = async () => {
		const mine = new pg.Client({
			connectionString: o.url,
			application_name: `${o.name} listen`,
			connectionTimeoutMillis: 5_000,
		});
		client = mine;
		mine.on("notification", notified);
		let failed = false;
		const again = (error: Error) => {
			if (closed || failed) return;
			failed = true;
			listening = undefined;
			tail.doubt();
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
			listening = mine;
			await look();
			poke();
		} catch (error) {
			again(error as Error);
		}
	};
	void listen();

	return {
		id,
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
			closed = true;
			clearInterval(poll);
			clearTimeout(retry);
			poke();
			await client?.end().catch(() => undefined);
		},
	};
};
