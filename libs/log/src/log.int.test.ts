import { expect, test } from "vitest";
import { followLog, readLog, settleLog } from "./index.ts";
import { openLogStage } from "./testing.ts";

test("a committed change is read back at its position, in order and without gaps", async () => {
	const stage = await openLogStage();
	const commit = (subject: string) =>
		stage.committer.commit({
			writes: [],
			events: [{ type: "seamark.events.v1.Test", subject, data: new Uint8Array([1, 2]) }],
		});
	const done = await Promise.all(Array.from({ length: 50 }, (_, i) => commit(`s${i}`)));
	const page = await readLog(stage.pool, 0, 100);
	expect(page.events.map((event) => event.position)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
	expect(done.map((one) => page.events[one.position - 1]?.subject)).toEqual(
		Array.from({ length: 50 }, (_, i) => `s${i}`),
	);
	await stage.close();
});

test("a page is held to about a megabyte, and goes on where it ended", async () => {
	const stage = await openLogStage();
	const large = { type: "seamark.events.v1.Test", subject: "s", data: new Uint8Array(600 * 1024) };
	for (let i = 0; i < 5; i++) await stage.committer.commit({ writes: [], events: [large] });
	const sizes: number[] = [];
	for (let after = 0; after < 5; ) {
		const page = await readLog(stage.pool, after, 500);
		sizes.push(page.events.length);
		after = page.events.at(-1)?.position ?? 5;
	}
	expect(sizes).toEqual([2, 2, 1]);
	await stage.close();
});

test("a log whose database was put back goes on at positions that it never gave out; one that stayed is left alone", async () => {
	const stage = await openLogStage();
	const { pool } = stage;
	const commit = () =>
		stage.committer.commit({
			writes: [],
			events: [{ type: "seamark.events.v1.Test", subject: "s", data: new Uint8Array() }],
		});
	await commit();
	const now = Date.parse("2026-06-30T00:00:00Z");
	// The first start of all, and starts in the same place.
	for (const at of [now, now + 1_000]) expect(await settleLog(pool, at, "files")).toBeUndefined();
	expect((await commit()).position).toBe(2);
	// Its files were copied back; two instances start at once, and one of them moves it.
	const moved = await Promise.all([settleLog(pool, now, "others"), settleLog(pool, now, "others")]);
	expect(moved.filter(Boolean)).toEqual([{ from: 2, to: now * 1_000 }]);
	const { position } = await commit();
	expect(position).toBe(now * 1_000 + 1);
	// Put back again, to any state, it does not give the same out again; nor where the clock does not move.
	expect((await settleLog(pool, now, "files"))?.to).toBe(position + 1);
	await pool.query("update seamark.log_head set position = 1");
	expect((await settleLog(pool, now + 1, "others"))?.to).toBeGreaterThan(position + 1);
	// As a restored dump, whose tables are others.
	await pool.query("update seamark.log_head set place = 'another'");
	expect(await settleLog(pool, now + 2, "others")).toBeDefined();
	await stage.close();
});

test("who follows a log that leaves positions out at its end waits there, and gets what comes next", async () => {
	const stage = await openLogStage();
	const { pool } = stage;
	const commit = () =>
		stage.committer.commit({
			writes: [],
			events: [{ type: "seamark.events.v1.Test", subject: "s", data: new Uint8Array() }],
		});
	await commit();
	await settleLog(pool, 1, "files");
	await settleLog(pool, 1, "others");
	const waits = Promise.withResolvers<void>();
	const wake = {
		...stage.wake,
		next: (turn: number, signal: AbortSignal) => {
			waits.resolve();
			return stage.wake.next(turn, signal);
		},
	};
	const stop = new AbortController();
	const got: number[] = [];
	const following = (async () => {
		for await (const page of followLog({ pool, wake, after: 0, signal: stop.signal })) {
			got.push(...page.events.map(({ position }) => position));
			if (got.length === 2) stop.abort();
		}
	})();
	await waits.promise;
	const { position } = await commit();
	await following;
	expect(got).toEqual([1, position]);
	await stage.close();
});
