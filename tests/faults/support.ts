import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "@seamark/db";
import { expect, onTestFinished } from "vitest";
import { type Asker, openAsker } from "../chaos/ask.ts";
import type { Load } from "../chaos/client.ts";
import { principalOf } from "../chaos/directory.ts";
import { type Follower, openFollower } from "../chaos/follower.ts";
import { type History, judge } from "../chaos/history.ts";
import { readers, startLoad } from "../chaos/load.ts";
import { judgeStore, untilDelivered } from "../chaos/settle.ts";
import type { Stage } from "../chaos/stage.ts";
import { seeded } from "../support/seeded.ts";

let rounds = 0;

/** Load and readers around one fault, and the verdict over both. They end with the test, however it ends. */
export const openRound = (o: {
	urls: readonly string[];
	token: Stage["token"];
	workers?: number;
	perSecond?: number;
	readers?: number;
}) => {
	const asker: Asker = openAsker();
	const history: History = { alerts: new Map(), twice: [] };
	// Idempotency keys are drawn too: a second round on the same database must not draw the first one's.
	const random = seeded(20261122 + rounds++);
	const followers: Follower[] = readers.slice(0, o.readers ?? readers.length).map(({ handle, purpose }) => {
		const draws = random.fork(handle);
		return openFollower({
			name: handle,
			who: principalOf(handle, purpose, Date.now()),
			urls: o.urls,
			token: () => o.token(handle, purpose),
			choose: (count) => draws.int(count),
		});
	});
	const load: Load = startLoad({
		asker,
		urls: o.urls,
		token: o.token,
		history,
		random: random.fork("load"),
		workers: o.workers ?? 12,
		perSecond: o.perSecond ?? 150,
		changes: true,
	});
	const close = async () => {
		load.abandon();
		asker.close();
		await Promise.all([load.stop(), ...followers.map((one) => one.close())]);
	};
	onTestFinished(close);
	return {
		asker,
		history,
		followers,
		load,
		/** So many more alerts are acknowledged from here on: the hub works. */
		more: (count: number) => load.reached(load.acknowledged() + count),
		/** Ends the load and holds that nothing was lost, doubled, reordered or leaked. */
		finish: async (openStore: () => Pool | Promise<Pool>) => {
			await load.stop();
			await untilDelivered(history, followers);
			const now = Date.now();
			const verdicts = followers.map((one) => judge(history, one, now));
			await close();
			const database = await openStore();
			const store = await judgeStore(history, database).finally(() => database.end());
			expect(load.unexpected).toEqual([]);
			expect(followers.flatMap((one) => one.refusals)).toEqual([]);
			expect(load.withoutRetryAfter()).toBe(0);
			expect(store).toEqual({ lost: [], doubled: [], reordered: [] });
			for (const [index, { missing, reordered, leaked }] of verdicts.entries())
				expect({ reader: followers[index]?.name, missing, reordered, leaked }).toEqual({
					reader: followers[index]?.name,
					missing: [],
					reordered: [],
					leaked: [],
				});
			return { delivered: verdicts.reduce((sum, one) => sum + one.delivered, 0) };
		},
	};
};

/** Asks again until it holds; the last refusal is the message. */
export const until = async <T>(
	what: string,
	ask: () => Promise<T | undefined | false>,
	withinMs = 60_000,
): Promise<T> => {
	const deadline = performance.now() + withinMs;
	let last: unknown;
	for (;;) {
		try {
			const answer = await ask();
			if (answer !== undefined && answer !== false) return answer;
		} catch (error) {
			last = error;
		}
		if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`, { cause: last });
		await pause(50);
	}
};
