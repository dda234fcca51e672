import { setTimeout as pause } from "node:timers/promises";
import type { Purpose } from "@seamark/policy";
import type { Seeded } from "../support/seeded.ts";
import type { Answered, Asker } from "./ask.ts";

export type Officer = { handle: string; purpose: Purpose };
export type Sent = { method: string; path: string; body: string; good: number | readonly number[] };

/** Sends each request again with its key until it is acknowledged, as a careful client does. */
export type Client = {
	/** Undefined when the answer was one that no fault excuses, or it was abandoned. */
	untilAcknowledged(officer: Officer, random: Seeded, key: string, send: Sent): Promise<Answered | undefined>;
	/** Answers that no fault excuses. */
	unexpected: string[];
	/** Requests whose first answer was an error or none, and so were sent again. */
	retried(): number;
	/** Status and code of each answer but the good ones, with how often it came. */
	answers: Map<string, number>;
	/** 503 answers that did not say when to come back. */
	withoutRetryAfter(): number;
	/** Asks no more, no matter what was acknowledged: for a run that has failed, whose hub may never answer again. */
	abandon(): void;
};

export const openClient = (o: {
	asker: Asker;
	/** Addresses of the same service; each attempt takes one. */
	urls: readonly string[];
	token: (officer: string, purpose: string) => Promise<string>;
}): Client => {
	const unexpected: string[] = [];
	const answers = new Map<string, number>();
	const count = (what: string) => answers.set(what, (answers.get(what) ?? 0) + 1);
	let [retried, withoutRetryAfter, abandoned] = [0, 0, false];
	return {
		untilAcknowledged: async (officer, random, key, send) => {
			for (let attempt = 0; !abandoned; attempt++) {
				if (attempt === 1) retried++;
				try {
					const answer = await o.asker.ask({
						method: send.method,
						url: `${random.pick(o.urls)}${send.path}`,
						token: await o.token(officer.handle, officer.purpose),
						body: send.body,
						headers: { "idempotency-key": key },
					});
					if ([send.good].flat().includes(answer.status)) return answer;
					count(`${answer.status} ${/"code":"([A-Z_]+)"/.exec(answer.text)?.[1] ?? "no code"}`);
					if (answer.status === 503 && answer.headers["retry-after"] === undefined) withoutRetryAfter++;
					if (![429, 503, 504].includes(answer.status)) {
						unexpected.push(`${send.method} ${send.path}: ${answer.status} ${answer.text.slice(0, 400)}`);
						return undefined;
					}
				} catch (error) {
					count((error as NodeJS.ErrnoException).code ?? (error as Error).name);
				}
				await pause(50 + random.int(200));
			}
			return undefined;
		},
		unexpected,
		retried: () => retried,
		answers,
		withoutRetryAfter: () => withoutRetryAfter,
		abandon: () => {
			abandoned = true;
		},
	};
};

/** Resolves when a count has come so far, or nothing more comes. */
export const openCount = () => {
	const waiting = new Set<{ count: number; resolve: () => void }>();
	let [reached, over] = [0, false];
	const wake = () => {
		for (const one of waiting) if (over || reached >= one.count) one.resolve();
	};
	return {
		now: () => reached,
		add: () => {
			reached++;
			wake();
		},
		end: () => {
			over = true;
			wake();
		},
		reached: (count: number): Promise<void> =>
			over || reached >= count ? Promise.resolve() : new Promise((resolve) => waiting.add({ count, resolve })),
	};
};

/** Work that goes on until it is stopped. */
export type Load = Omit<Client, "untilAcknowledged"> & {
	/** What was acknowledged so far. */
	acknowledged(): number;
	/** Takes up no new work; resolves when what was begun is acknowledged, or abandoned. */
	stop(): Promise<void>;
	/** Resolves when so much is acknowledged, or the load was stopped. */
	reached(count: number): Promise<void>;
};

/** Runs so many workers, each until it has no more to do or is told that it is over. */
export const startWorkers = (
	client: Client,
	count: ReturnType<typeof openCount>,
	workers: number,
	work: (index: number, over: () => boolean) => Promise<void>,
): Load => {
	let stopped = false;
	const working = Promise.all(Array.from({ length: workers }, (_, index) => work(index, () => stopped))).finally(
		count.end,
	);
	return {
		...client,
		acknowledged: count.now,
		reached: count.reached,
		stop: async () => {
			stopped = true;
			await working;
		},
		abandon: () => {
			stopped = true;
			client.abandon();
		},
	};
};
