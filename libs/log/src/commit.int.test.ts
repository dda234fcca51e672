import { once } from "node:events";
import { createServer } from "node:net";
import { openPool, transact } from "@seamark/db";
import type { HubError } from "@seamark/errors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Change, type Committer, keptAnswer, openCommitter, readLog } from "./index.ts";
import { event, insertItem, openCuttingProxy, openLogStage, updateItem } from "./testing.ts";

let stage: Awaited<ReturnType<typeof openLogStage>>;
beforeAll(async () => {
	stage = await openLogStage();
});
afterAll(() => stage.close());

const insert = (id: string, version = 1): Change => ({
	writes: [{ statement: insertItem, row: { id, version } }],
	events: [event(id)],
});
const update = (id: string, version: number): Change => ({
	writes: [{ statement: updateItem, row: { id, version } }],
	events: [event(id)],
});
const codeOf = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => "done",
		(error: HubError) => error.code,
	);
const head = async () => (await readLog(stage.pool, 0, 1)).head;
const items = async (like: string) =>
	(
		await stage.pool.query<{ id: string; version: number; writers: string }>(
			"select id, version, writers from item where id like $1 order by id",
			[like],
		)
	).rows;
/** Subjects after a position; checks that positions have no gap and end at the head. */
const subjectsAfter = async (after: number): Promise<string[]> => {
	const page = await readLog(stage.pool, after, 1_000);
	expect(page.events.map((one) => one.position)).toEqual(page.events.map((_, i) => after + i + 1));
	expect(page.events.at(-1)?.position ?? after).toBe(page.head);
	return page.events.map((one) => one.subject);
};
const holder = "0b0f2f6e-0000-7000-8000-000000000001";
const otherHolder = "0b0f2f6e-0000-7000-8000-000000000002";

const guilty: [string, (id: string) => Change, string][] = [
	// Somebody else was faster: it is decided again, and no fault of the hub.
	["a key that exists", () => insert("taken"), "CONFLICT"],
	["a value that a constraint refuses", (id) => insert(id, 5_000), "INTERNAL"],
	["a text that PostgreSQL does not take", (id) => insert(`${id}\u0000`), "INTERNAL"],
	["a version that is not there", (id) => update(id, 7), "VERSION_CONFLICT"],
	[
		"a statement that does not exist",
		(id) => ({
			writes: [
				{
					statement: {
						name: "test.wrong",
						sql: "insert into no_such_table select $1::jsonb",
						conflict: "CONFLICT",
						inserts: true,
					},
					row: {},
				},
			],
			events: [event(id)],
		}),
		"INTERNAL",
	],
	[
		"another statement of the same name",
		(id) => ({
			writes: [{ statement: { ...insertItem, sql: `${insertItem.sql} where true` }, row: { id, version: 1 } }],
			events: [event(id)],
		}),
		"INTERNAL",
	],
	[
		"a row that is no JSON",
		(id) => ({ ...insert(id), writes: [{ statement: insertItem, row: { id, version: 1n } }] }),
		"INTERNAL",
	],
];
test.each(guilty)(
	"one of thirty with %s fails alone; the others commit, and positions have no gap",
	async (what, make, code) => {
		if ((await items("taken")).length === 0) await stage.committer.commit(insert("taken"));
		const before = await head();
		const name = what.replaceAll(" ", "-");
		const ids = Array.from({ length: 30 }, (_, i) => `${name}-${String(i).padStart(2, "0")}`);
		const committer = stage.anotherCommitter();
		const outcomes = await Promise.all(
			ids.map((id, i) => codeOf(committer.commit(i === 17 ? make(`bad-${name}`) : insert(id)))),
		);
		expect(outcomes).toEqual(ids.map((_, i) => (i === 17 ? code : "done")));
		const kept = ids.filter((_, i) => i !== 17);
		expect((await items(`${name}-%`)).map((one) => one.id)).toEqual(kept);
		expect((await subjectsAfter(before)).sort()).toEqual(kept);
		expect(await items(`bad-%`)).toEqual([]);
	},
);

test("two who give the same number to a row are told that the other was faster, with words to decide again by, also behind other statements", async () => {
	const numbered = { ...insertItem, name: "test.numbered", conflict: "VERSION_CONFLICT" as const };
	const next = (id: string): Change => ({
		writes: [
			{ statement: insertItem, row: { id: `beside ${id}`, version: 1 } },
			{ statement: numbered, row: { id: "number 1", version: 1 } },
		],
		events: [event(id)],
	});
	const before = await head();
	const committers = [stage.anotherCommitter(), stage.anotherCommitter()];
	const outcomes = await Promise.all(
		Array.from({ length: 6 }, (_, i) => codeOf((committers[i % 2] as Committer).commit(next(`n${i}`)))),
	);
	expect(outcomes.toSorted()).toEqual([...Array(5).fill("VERSION_CONFLICT"), "done"]);
	expect(await items("beside n%")).toHaveLength(1);
	expect(await subjectsAfter(before)).toHaveLength(1);
});

test("of many who change the same version one wins, and only the winner's event is in the log", async () => {
	await stage.committer.commit(insert("contended"));
	const before = await head();
	const committers = [stage.anotherCommitter(), stage.anotherCommitter()];
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, (_, i) => codeOf((committers[i % 2] as Committer).commit(update("contended", 1)))),
	);
	expect(outcomes.toSorted()).toEqual([...Array(19).fill("VERSION_CONFLICT"), "done"]);
	expect(await items("contended")).toMatchObject([{ version: 2 }]);
	expect(await subjectsAfter(before)).toEqual(["contended"]);
});

test("changes of one group land at consecutive positions in the order they were handed in", async () => {
	const before = await head();
	const committer = stage.anotherCommitter();
	const done = await Promise.all([
		committer.commit({ writes: [], events: [event("a1"), event("a2")] }),
		committer.commit({ writes: [], events: [] }),
		committer.commit({ writes: [], events: [event("b1")], traceparent: "00-trace" }),
	]);
	expect(done.map((one) => one.position)).toEqual([before + 2, 0, before + 3]);
	expect(await subjectsAfter(before)).toEqual(["a1", "a2", "b1"]);
	expect((await readLog(stage.pool, before, 9)).events.map((one) => one.traceparent)).toEqual(["", "", "00-trace"]);
});

test("an event that names an agency and nobody there hides the trace of all that is stored with it, and of nothing else", async () => {
	const before = await head();
	const committer = stage.anotherCommitter();
	await Promise.all([
		committer.commit({ writes: [], events: [event("n1"), { ...event("n2"), anonymous: true }], traceparent: "00-one" }),
		committer.commit({ writes: [], events: [event("n3")], traceparent: "00-two" }),
	]);
	const { events } = await readLog(stage.pool, before, 9);
	expect(events.map((one) => one.traceparent)).toEqual(["", "", "00-two"]);
});

test("the writers of a group are set for its transaction and for nothing after it", async () => {
	const committer = stage.anotherCommitter();
	await Promise.all([
		committer.commit({ ...insert("writers-1"), writer: "agency-1" }),
		committer.commit({ ...insert("writers-2"), writer: "agency-2" }),
	]);
	expect((await items("writers-%")).map((one) => JSON.parse(one.writers))).toEqual([
		["agency-1", "agency-2"],
		["agency-1", "agency-2"],
	]);
	await committer.commit(insert("writers-none"));
	expect((await items("writers-none"))[0]?.writers).toBe("[]");
	const setting = await stage.pool.query<{ now: string }>(
		"select coalesce(current_setting('seamark.writers', true), '') as now",
	);
	expect(setting.rows[0]?.now).toBe("");
});

test("fifty with the same key are stored once, and all get the first answer", async () => {
	const before = await head();
	const once = { holder, key: "key-of-fifty", requestHash: "h1", response: { id: "first", list: [1, null] } };
	const committers = [stage.anotherCommitter(), stage.anotherCommitter()];
	const done = await Promise.all(
		Array.from({ length: 50 }, (_, i) =>
			(committers[i % 2] as Committer).commit({
				...insert(`fifty-${i}`),
				once: { ...once, response: { ...once.response, mine: i } },
			}),
		),
	);
	const first = done.filter((one) => one.replayed === undefined);
	expect(first).toHaveLength(1);
	expect(await items("fifty-%")).toHaveLength(1);
	expect(await subjectsAfter(before)).toHaveLength(1);
	const winner = done.findIndex((one) => one.replayed === undefined);
	for (const one of done)
		if (one.replayed) expect(one).toEqual({ position: 0, replayed: { ...once.response, mine: winner } });
});

test("a key is the holder's own, stands for one request, and is remembered after a restart", async () => {
	const once = { holder, key: "key-restart", requestHash: "h1", response: { id: "one" } };
	await stage.committer.commit({ ...insert("restart-1"), once });
	const restarted = stage.anotherCommitter();
	const again = await restarted.commit({ ...insert("restart-2"), once: { ...once, response: { id: "two" } } });
	expect(again.replayed).toEqual({ id: "one" });
	expect(await codeOf(restarted.commit({ ...insert("restart-3"), once: { ...once, requestHash: "h2" } }))).toBe(
		"IDEMPOTENCY_MISMATCH",
	);
	const other = await restarted.commit({ ...insert("restart-4"), once: { ...once, holder: otherHolder } });
	expect(other.replayed).toBeUndefined();
	expect((await items("restart-%")).map((one) => one.id)).toEqual(["restart-1", "restart-4"]);
	// Nobody without the key reads what was answered, or tries out what was asked.
	const { rows } = await stage.pool.query<{ row: string }>("select k::text as row from seamark.idempotency_key k");
	for (const { row } of rows) for (const said of ["key-restart", '"one"', ",h1,"]) expect(row).not.toContain(said);
	// An answer of before: in plain words, under the name that the migration gave its key.
	const { key } = keptAnswer({ ...once, key: "key-of-before" });
	const values = [holder, key, "h1", '{"id":"before"}'];
	await stage.pool.query("insert into seamark.idempotency_key values ($1, $2, $3, $4, now())", values);
	const before = { ...once, key: "key-of-before" };
	expect((await restarted.commit({ ...insert("restart-5"), once: before })).replayed).toEqual({ id: "before" });
});

test("a key whose change failed is free again", async () => {
	const once = { holder, key: "key-failed", requestHash: "h1", response: {} };
	expect(await codeOf(stage.committer.commit({ ...update("no-such-item", 1), once }))).toBe("VERSION_CONFLICT");
	expect((await stage.committer.commit({ ...insert("after-failure"), once })).replayed).toBeUndefined();
});

test.each(["before", "after"] as const)(
	"the connection is lost %s PostgreSQL commits: the outcome is unknown, and a retry stores once",
	async (when) => {
		const proxy = await openCuttingProxy(stage.database.appUrl);
		const pool = openPool({ url: proxy.url, name: "cut", max: 2 });
		const committer = openCommitter({ pool, now: stage.now, newId: stage.newId });
		const before = await head();
		await committer.commit(insert(`cut-${when}-warm`));
		// Inserts are committed without waiting for a count, updates after it: both ways have to know.
		for (const way of ["insert", "update"] as const) {
			const id = `cut-${when}-${way}`;
			if (way === "update") await committer.commit(insert(id));
			const changes = Array.from({ length: 3 }, (_, i) => ({
				...(way === "insert" ? insert(`${id}-${i}`) : i === 0 ? update(id, 1) : insert(`${id}-${i}`)),
				once: { holder, key: `${id}-${i}`, requestHash: "h", response: { i } },
			}));
			proxy.cut(when);
			const outcomes = await Promise.all(changes.map((change) => codeOf(committer.commit(change))));
			expect(outcomes, way).toEqual(Array(3).fill("OUTCOME_UNKNOWN"));
			proxy.cut("never");
			const again = await Promise.all(changes.map((change) => committer.commit(change)));
			expect(again.map((one) => one.replayed !== undefined)).toEqual(Array(3).fill(when === "after"));
		}
		expect(await items(`cut-${when}-%`)).toHaveLength(1 + 3 + 3);
		expect(await subjectsAfter(before)).toHaveLength(1 + 3 + 1 + 3);
		await pool.end();
		await proxy.close();
	},
);

test("what was refused before the commit is no unknown outcome, even when the connection dies", async () => {
	const proxy = await openCuttingProxy(stage.database.appUrl);
	const pool = openPool({ url: proxy.url, name: "cut", max: 2 });
	const committer = openCommitter({ pool, now: stage.now, newId: stage.newId });
	proxy.cut("before");
	// The conflict is found before the commit is sent, so there is nothing to be unknown.
	expect(await codeOf(committer.commit(update("no-such-item", 3)))).toBe("VERSION_CONFLICT");
	await pool.end();
	await proxy.close();
});

test("when the database cannot be reached all are told at once, not one after the other", async () => {
	const mute = createServer().listen(0, "127.0.0.1");
	await once(mute, "listening");
	const { port } = mute.address() as { port: number };
	const pool = openPool({ url: `postgresql://nobody@127.0.0.1:${port}/none`, name: "mute", max: 1 });
	pool.options.connectionTimeoutMillis = 250;
	const committer = openCommitter({ pool, now: stage.now, newId: stage.newId });
	const started = performance.now();
	const outcomes = await Promise.all(
		Array.from({ length: 30 }, (_, i) => codeOf(committer.commit(insert(`away-${i}`)))),
	);
	expect(outcomes).toEqual(Array(30).fill("UNAVAILABLE"));
	expect(performance.now() - started).toBeLessThan(30 * 250 * 0.5);
	mute.close();
	await pool.end();
});

test("a group that is stuck on a lock does not hold up those that come after it", async () => {
	await stage.committer.commit(insert("locked"));
	const committer = stage.anotherCommitter();
	const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const blocker = transact(stage.pool, async (tx) => {
		await tx.query("select 1 from item where id = 'locked' for update");
		locked.resolve();
		await release.promise;
	});
	await locked.promise;
	const turn = () => new Promise((resolve) => setImmediate(resolve));
	const stuck = committer.commit(update("locked", 1));
	// Else the next would share its group.
	await turn();
	try {
		for (let i = 0; i < 10; i++) {
			const waiting = [committer.commit(insert(`beside-${i}-a`))];
			// These come when the group beside the stuck one is on its way, and when it is done.
			await turn();
			waiting.push(committer.commit(insert(`beside-${i}-b`)));
			await waiting[0];
			waiting.push(committer.commit(insert(`beside-${i}-c`)), committer.commit(insert(`beside-${i}-d`)));
			await Promise.all(waiting);
		}
		expect(await items("locked")).toMatchObject([{ version: 1 }]);
	} finally {
		release.resolve();
		await Promise.all([stuck, blocker]);
	}
	expect(await items("locked")).toMatchObject([{ version: 2 }]);
});

test("a change of many rows shares its transaction with no small one, and drain waits for it", async () => {
	await stage.committer.commit(insert("blocked"));
	const committer = stage.anotherCommitter();
	const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const blocker = transact(stage.pool, async (tx) => {
		await tx.query("select 1 from item where id = 'blocked' for update");
		locked.resolve();
		await release.promise;
	});
	await locked.promise;
	const many = Array.from({ length: 1_001 }, (_, n) => insert(`many-${n}`).writes).flat();
	const rows = { ...update("blocked", 1), writes: [...update("blocked", 1).writes, ...many] };
	const lists = {
		writes: insert("list").writes.map((one) => ({ ...one, row: { ...one.row, more: many } })),
		events: [],
	};
	const order: string[] = [];
	const named = (name: string, done: Promise<unknown>) => done.then(() => void order.push(name));
	// Handed in at the same moment: small ones would share the group of the one that is stuck.
	const all = [named("rows", committer.commit(rows)), named("lists", committer.commit(lists))];
	const small = committer.commit(insert("small"));
	try {
		await small;
		expect(order).toEqual([]);
	} finally {
		release.resolve();
		await blocker;
	}
	await committer.drain();
	await Promise.all(all);
	expect(order).toEqual(["rows", "lists"]);
	expect(await items("many-%")).toHaveLength(1_001);
});

test("drain waits for everything that was handed in", async () => {
	const committer = stage.anotherCommitter();
	await committer.drain();
	let done = 0;
	for (let i = 0; i < 300; i++)
		void committer.commit(insert(`drain-${i}`)).then(() => {
			done++;
		});
	await committer.drain();
	expect(done).toBe(300);
	expect(await items("drain-%")).toHaveLength(300);
});
