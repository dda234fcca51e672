import { openPool, type Pool } from "@seamark/db";
import type { HubError } from "@seamark/errors";
import { sized } from "@seamark/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Change, followLog, type LogEvent, openCommitter, openWake, readLog } from "./index.ts";
import { bumpAggregate, event, holdOpen, insertItem, insertNaive, openLogStage } from "./testing.ts";

/** Many writers at once, each as a process of its own, held against what a log without a head row would give its readers. */

let stage: Awaited<ReturnType<typeof openLogStage>>;
let pool: Pool;
beforeAll(async () => {
	stage = await openLogStage();
	pool = openPool({ url: stage.database.appUrl, name: "writers", max: 64 });
});
afterAll(async () => {
	await pool.end();
	await stage.close();
});

/** Numbers below a bound that are the same in every run. */
const draws = (seed: number) => (below: number) => {
	seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
	return Math.floor((seed / 2 ** 32) * below);
};
/** Takes a serial id, which also gives the transaction its own, and stays open for a while. */
const hold = (ms: number) => [
	{ statement: insertNaive, row: { held: String(ms) } },
	{ statement: holdOpen, row: { seconds: ms / 1_000 } },
];

/** Follows the log while `work` runs, until it has all of it; looks every 10 ms, and when it is notified. */
const followedWhile = async (work: () => Promise<void>): Promise<LogEvent[]> => {
	const wake = openWake({ url: stage.database.appUrl, name: "concurrent", pollMs: 10 });
	const { head: before } = await readLog(stage.pool, 0, 1);
	const stop = new AbortController();
	const seen: LogEvent[] = [];
	let end = Number.POSITIVE_INFINITY;
	const following = (async () => {
		for await (const page of followLog({ pool: stage.pool, wake, after: before, signal: stop.signal, batch: 100 })) {
			seen.push(...page.events);
			if (before + seen.length >= end) stop.abort();
		}
	})();
	await work();
	end = (await readLog(stage.pool, 0, 1)).head;
	if (before + seen.length >= end) stop.abort();
	await following;
	await wake.close();
	expect(seen.map((one) => one.position)).toEqual(seen.map((_, i) => before + 1 + i));
	return seen;
};

test("gap: sixty-four write, hold and roll back; a follower misses nothing, and a reader of serial ids loses rows", {
	timeout: sized(30_000, 900_000),
}, async () => {
	const writers = 64;
	const each = sized(14, 1_600);
	let writing = true;
	/** Every 10 ms what lies above the highest id so far, as a reader without a log would. */
	const naive = (async () => {
		let [cursor, found] = [0, 0];
		for (let last = false; !last; ) {
			last = !writing;
			const { rows } = await stage.pool.query<{ id: number }>("select id from naive where id > $1 order by id", [
				cursor,
			]);
			cursor = rows.at(-1)?.id ?? cursor;
			found += rows.length;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		return found;
	})();
	const committed = new Set<string>();
	let rolledBack = 0;
	const seen = await followedWhile(async () => {
		await Promise.all(
			Array.from({ length: writers }, async (_, writer) => {
				const committer = openCommitter({ pool, now: stage.now, newId: stage.newId });
				const draw = draws(writer);
				for (let i = 0; i < each; i++) {
					const fails = draw(20) === 0;
					const change: Change = {
						// The serial id is taken here, and the commit comes up to 200 ms later.
						writes: [
							...hold(draw(200)),
							...(fails ? [{ statement: insertItem, row: { id: "x", version: 1_000 } }] : []),
						],
						events: [event(`${writer}-${i}`)],
					};
					const done = await committer.commit(change).catch((error: HubError) => error.code);
					expect(done).toEqual(fails ? "INTERNAL" : { position: expect.any(Number) });
					if (fails) rolledBack++;
					else committed.add(`${writer}-${i}`);
				}
			}),
		);
	});
	writing = false;
	expect(new Set(seen.map((one) => one.subject))).toEqual(committed);
	expect(seen).toHaveLength(committed.size);
	// What one writer committed later comes later.
	const reached = new Map<string, number>();
	for (const { subject } of seen) {
		const [writer = "", i] = subject.split("-");
		expect(Number(i)).toBeGreaterThan(reached.get(writer) ?? -1);
		reached.set(writer, Number(i));
	}
	const lost = committed.size - (await naive);
	console.log(`gap: ${committed.size} committed, ${rolledBack} rolled back, lost 0; by serial ids ${lost} lost`);
	expect(rolledBack).toBeGreaterThan(0);
	expect(lost).toBeGreaterThan(0);
});

test("order: versions come one by one for every aggregate, where the order of transaction ids inverts them", {
	timeout: sized(30_000, 600_000),
}, async () => {
	const [aggregates, rounds, writers] = [100, sized(12, 1_000), 32];
	await stage.pool.query("insert into aggregate (id) select 'a' || n from generate_series(1, $1) n", [aggregates]);
	const seen = await followedWhile(async () => {
		let left = aggregates * rounds;
		await Promise.all(
			Array.from({ length: writers }, async (_, writer) => {
				const committer = openCommitter({ pool, now: stage.now, newId: stage.newId });
				const draw = draws(writer);
				while (left-- > 0) {
					const change = `${writer}-${left}`;
					await committer.commit({
						// Another row is written first, as an audit's would be: the transaction has its id long before its turn.
						writes: [
							...hold(draw(12)),
							{ statement: bumpAggregate, row: { change, subject: `a${1 + draw(aggregates)}` } },
						],
						events: [event(change)],
					});
				}
			}),
		);
	});
	type Bumped = { change: string; subject: string; version: number };
	const { rows: byXid } = await stage.pool.query<Bumped>("select change, subject, version from by_xid order by xid");
	const of = new Map(byXid.map((one) => [one.change, one]));
	const inversions = (order: readonly Bumped[]) => {
		const reached = new Map<string, number>();
		return order.filter(({ subject, version }) => {
			const before = reached.get(subject) ?? 0;
			reached.set(subject, version);
			return version !== before + 1;
		}).length;
	};
	expect(seen).toHaveLength(aggregates * rounds);
	expect(inversions(seen.map((one) => of.get(one.subject) as Bumped))).toBe(0);
	const inverted = inversions(byXid);
	console.log(
		`order: ${seen.length} changes of ${aggregates} aggregates, 0 out of order; by transaction id ${inverted}`,
	);
	expect(inverted).toBeGreaterThan(0);
});

test("stalled transaction in another database: a follower goes on, where a reader behind the oldest transaction sees nothing", async () => {
	const other = await openLogStage();
	const client = await other.pool.connect();
	try {
		await client.query("begin; insert into naive (held) values ('stalled')");
		const seen = await followedWhile(async () => {
			await stage.pool.query("insert into aggregate (id) values ('stalled')");
			for (let i = 0; i < 5; i++)
				await stage.committer.commit({
					writes: [{ statement: bumpAggregate, row: { change: `stalled-${i}`, subject: "stalled" } }],
					events: [event(`stalled-${i}`)],
				});
		});
		expect(seen.map((one) => one.subject)).toEqual(Array.from({ length: 5 }, (_, i) => `stalled-${i}`));
		// All of it came while that transaction was open, as it still is: nothing waited for its end.
		const open = await client.query<{ xid: string | null }>("select pg_current_xact_id_if_assigned()::text as xid");
		expect(open.rows[0]?.xid).toEqual(expect.any(String));
		const behindOldest = () =>
			stage.pool
				.query<{ n: number }>(
					"select count(*) as n from by_xid where subject = 'stalled' and xid < pg_snapshot_xmin(pg_current_snapshot())",
				)
				.then(({ rows }) => rows[0]?.n);
		expect(await behindOldest()).toBe(0);
		await client.query("rollback");
	} finally {
		client.release(true);
		await other.close();
	}
});
