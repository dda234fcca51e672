import type { HubError } from "@seamark/errors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Committer, followLog, openWake, type Page, readLog, type Wake } from "./index.ts";
import { event, openLogStage } from "./testing.ts";

let stage: Awaited<ReturnType<typeof openLogStage>>;
beforeAll(async () => {
	stage = await openLogStage();
});
afterAll(() => stage.close());

const commit = (subject: string, committer: Committer = stage.committer) =>
	committer.commit({ writes: [], events: [event(subject)] });
const head = async () => (await readLog(stage.pool, 0, 1)).head;
const codeOf = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => "done",
		(error: HubError) => error.code,
	);

/** Follows until `enough` says so; gives the positions and what they are about. */
const followUntil = async (
	o: { wake: Wake; after: number; batch?: number; paceMs?: number; heartbeatMs?: number },
	enough: (seen: readonly { position: number; subject: string }[], page: Page) => boolean,
) => {
	const stop = new AbortController();
	const seen: { position: number; subject: string }[] = [];
	for await (const page of followLog({ pool: stage.pool, signal: stop.signal, ...o })) {
		seen.push(...page.events.map(({ position, subject }) => ({ position, subject })));
		if (enough(seen, page)) stop.abort();
	}
	return seen;
};

test("a cursor that means nothing here is named for what it is", async () => {
	await commit("one");
	const { logId, head: last } = await readLog(stage.pool, 0, 1);
	expect(logId).toMatch(/^[0-9a-f-]{36}$/);
	expect((await readLog(stage.pool, last, 10, logId)).events).toEqual([]);
	expect(await codeOf(readLog(stage.pool, last + 1, 10, logId))).toBe("CURSOR_IN_FUTURE");
	expect(await codeOf(readLog(stage.pool, 0, 10, "00000000-0000-0000-0000-000000000000"))).toBe("CURSOR_FOREIGN");
	// A foreign cursor in the future is foreign first: its number means nothing.
	expect(await codeOf(readLog(stage.pool, last + 9, 10, "00000000-0000-0000-0000-000000000000"))).toBe(
		"CURSOR_FOREIGN",
	);
	await stage.pool.query("update seamark.log_head set expired = 1");
	try {
		expect(await codeOf(readLog(stage.pool, 0, 10, logId))).toBe("CURSOR_EXPIRED");
		expect(await codeOf(readLog(stage.pool, 1, 10, logId))).toBe("done");
		const follow = followLog({ pool: stage.pool, wake: stage.wake, after: 0, signal: new AbortController().signal });
		expect(await codeOf(follow.next())).toBe("CURSOR_EXPIRED");
	} finally {
		await stage.pool.query("update seamark.log_head set expired = 0");
	}
});

test("a follower that falls behind is given full pages at once, whatever its pace", async () => {
	const after = await head();
	for (let i = 0; i < 30; i++) await commit(`page-${i}`);
	const sizes: number[] = [];
	const seen = await followUntil({ wake: stage.wake, after, batch: 10, paceMs: 60_000 }, (all, page) => {
		sizes.push(page.events.length);
		return all.length === 30;
	});
	expect(sizes).toEqual([10, 10, 10]);
	expect(seen).toHaveLength(30);
});

test("the first page comes at once even when it is empty, and heartbeats follow", async () => {
	const after = await head();
	let empty = 0;
	await followUntil({ wake: stage.wake, after, heartbeatMs: 50 }, (_seen, page) => {
		expect(page).toMatchObject({ events: [], head: after });
		return ++empty === 3;
	});
	expect(empty).toBe(3);
});

test("without notifications the log is read all the same, by asking", async () => {
	const lost: Error[] = [];
	const deaf = openWake({
		url: "postgresql://nobody@127.0.0.1:1/none",
		name: "deaf",
		pollMs: 40,
		onLost: (error) => lost.push(error),
	});
	const after = await head();
	const following = followUntil({ wake: deaf, after }, (seen) => seen.length === 3);
	for (let i = 0; i < 3; i++) await commit(`asked-${i}`, stage.anotherCommitter());
	expect((await following).map((one) => one.subject)).toEqual(["asked-0", "asked-1", "asked-2"]);
	expect(lost.length).toBeGreaterThan(0);
	await deaf.close();
});

test("a follower that waits ends when it is told to", async () => {
	const wake = openWake({ url: stage.database.appUrl, name: "ends", pollMs: 600_000 });
	const stop = new AbortController();
	const follow = followLog({ pool: stage.pool, wake, after: await head(), signal: stop.signal });
	expect((await follow.next()).value).toMatchObject({ events: [] });
	const next = follow.next();
	setImmediate(() => stop.abort());
	expect(await next).toEqual({ done: true, value: undefined });
	await wake.close();
});

test("notifications come again after the listening connection was ended", async () => {
	const lost = Promise.withResolvers<Error>();
	// Nothing is asked for by itself here: only a notification can wake this one.
	const wake = openWake({ url: stage.database.appUrl, name: "again", pollMs: 600_000, onLost: lost.resolve });
	/** The connection that listens, once it is another than that; one that was ended may be seen for a while yet. */
	const listening = async (ended = 0): Promise<number> => {
		for (;;) {
			const { rows } = await stage.pool.query<{ pid: number }>(
				"select pid from pg_stat_activity where application_name = 'again listen' and query like '%log_head' and state = 'idle' and pid <> $1",
				[ended],
			);
			if (rows[0]) return rows[0].pid;
		}
	};
	const another = stage.anotherCommitter();
	const after = await head();
	const both = Promise.withResolvers<void>();
	const following = followUntil({ wake, after }, (seen) => {
		if (seen.length === 1) both.resolve();
		return seen.length === 2;
	});
	const first = await listening();
	await commit("heard", another);
	await both.promise;
	await stage.pool.query("select pg_terminate_backend($1)", [first]);
	await lost.promise;
	await listening(first);
	await commit("heard again", another);
	expect((await following).map((one) => one.subject)).toEqual(["heard", "heard again"]);
	await wake.close();
});

test("what was committed while nobody listened is seen when the connection is back", async () => {
	const lost = Promise.withResolvers<Error>();
	const wake = openWake({ url: stage.database.appUrl, name: "missed", pollMs: 600_000, onLost: lost.resolve });
	const after = await head();
	const following = followUntil({ wake, after }, (seen) => seen.length === 1);
	const pid = async () =>
		(
			await stage.pool.query<{ pid: number }>(
				"select pid from pg_stat_activity where application_name = 'missed listen' and state = 'idle'",
			)
		).rows[0]?.pid;
	let found = await pid();
	while (!found) found = await pid();
	await stage.pool.query("select pg_terminate_backend($1)", [found]);
	await lost.promise;
	await commit("missed", stage.anotherCommitter());
	expect((await following).map((one) => one.subject)).toEqual(["missed"]);
	await wake.close();
});

test("a wake that is closed at once, and one that is closed twice, leave nothing behind", async () => {
	const wake = openWake({ url: stage.database.appUrl, name: "short" });
	await wake.close();
	await wake.close();
	const { rows } = await stage.pool.query("select 1 from pg_stat_activity where application_name = 'short listen'");
	expect(rows).toEqual([]);
});
