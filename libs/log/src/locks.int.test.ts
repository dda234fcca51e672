import type { HubError } from "@seamark/errors";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Change, Committer, Statement } from "./index.ts";
import { event, insertItem, openLogStage, updateItem } from "./testing.ts";

/** What commits lock, in which order, and what becomes of two that wait for each other. */

let stage: Awaited<ReturnType<typeof openLogStage>>;
let blocker: pg.Client;
beforeAll(async () => {
	stage = await openLogStage();
	// The superuser alone may put its own look for circles off: so the commit is the one that is chosen.
	blocker = new pg.Client({ connectionString: stage.database.adminUrl });
	await blocker.connect();
});
afterAll(async () => {
	await blocker.end();
	await stage.close();
});

const insert = (id: string): Change => ({
	writes: [{ statement: insertItem, row: { id, version: 1 } }],
	events: [event(id)],
});
const codeOf = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => "done",
		(error: HubError) => error.code,
	);
const versionOf = async (id: string) =>
	(await stage.pool.query<{ version: number }>("select version from item where id = $1", [id])).rows[0]?.version;

/** Statements of other names touch the same table in the order in which a change names them. */
const updates = (...ids: [id: string, version: number][]): Change => ({
	writes: ids.map(([id, version], n) => ({
		statement: { ...updateItem, name: `test.update-${n}` },
		row: { id, version },
	})),
	events: [event(ids.map(([id]) => id).join())],
});
const touch: Statement = {
	name: "test.touch",
	sql: "update item i set writers = 'touched' from jsonb_to_recordset($1::jsonb) as r(id text) where i.id = r.id",
	conflict: "CONFLICT",
	anyCount: true,
};

test.each([
	["a row of another version", { ...updateItem }],
	["any number of rows", touch],
])("behind a statement that came too late nothing is locked, be it %s", async (what, behind) => {
	const [late, other] = [`late of ${what}`, `other of ${what}`];
	await Promise.all([stage.committer.commit(insert(late)), stage.committer.commit(insert(other))]);
	await blocker.query("begin");
	await blocker.query("select from item where id = $1 for update", [other]);
	// The other row is held until after the answer: a commit that asked for it would never answer.
	const change: Change = {
		writes: [
			{ statement: { ...updateItem, name: "test.too-late" }, row: { id: late, version: 7 } },
			{ statement: behind, row: { id: other, version: 1 } },
		],
		events: [event(late)],
	};
	expect(await codeOf(stage.committer.commit(change))).toBe("VERSION_CONFLICT");
	await blocker.query("rollback");
	// The log's head is free as well, and whole: the next commit goes through.
	await stage.committer.commit(insert(`after ${what}`));
});

/** Waits until somebody waits for what the blocker holds. */
const someoneWaits = async () => {
	for (;;) {
		const { rows } = await stage.pool.query("select from pg_locks where not granted and locktype = 'transactionid'");
		if (rows.length > 0) return;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
};

/** The commit waits for `second` and holds `first`; now the blocker asks for `first`, and the commit is the one that is chosen. */
const inCircle = async (committer: Committer, changes: Change[], [first, second]: [string, string]) => {
	await blocker.query("begin");
	await blocker.query("set local deadlock_timeout = '1h'");
	await blocker.query("select from item where id = $1 for update", [second]);
	const done = changes.map((change) => codeOf(committer.commit(change)));
	await someoneWaits();
	// It gets the row when the commit was undone: that shows that there was a circle.
	await blocker.query("select from item where id = $1 for update", [first]);
	await blocker.query("commit");
	return await Promise.all(done);
};

test("a commit that was chosen out of a circle is tried again, alone and in a group, and no caller sees it", async () => {
	const committer = stage.anotherCommitter();
	for (const id of ["c1", "c2", "c3", "c4"]) await committer.commit(insert(id));
	expect(await inCircle(committer, [updates(["c1", 1], ["c2", 1])], ["c1", "c2"])).toEqual(["done"]);
	expect([await versionOf("c1"), await versionOf("c2")]).toEqual([2, 2]);
	const group = [insert("beside-1"), updates(["c3", 1], ["c4", 1]), insert("beside-2")];
	expect(await inCircle(committer, group, ["c3", "c4"])).toEqual(["done", "done", "done"]);
	expect([await versionOf("c3"), await versionOf("c4"), await versionOf("beside-2")]).toEqual([2, 2, 1]);
});

test("a commit that is chosen each time is refused after three tries, and nothing of it is kept", async () => {
	const id = "chosen each time";
	await stage.committer.commit(insert(id));
	const before = await stage.pool.query("select position from seamark.log_head");
	// Says what PostgreSQL says to a transaction that it has chosen. A sequence counts on when its transaction is undone.
	await blocker.query(`create function test_chosen() returns boolean language plpgsql as
		$$ begin perform nextval('naive_id_seq'); raise exception 'chosen' using errcode = '40P01'; end $$`);
	const chosen: Statement = {
		name: "test.chosen",
		sql: "select from jsonb_to_recordset($1::jsonb) as r(id text) where test_chosen()",
		conflict: "CONFLICT",
		anyCount: true,
	};
	const change = updates([id, 1]);
	const refused = { ...change, writes: [...change.writes, { statement: chosen, row: { id } }] };
	expect(await codeOf(stage.committer.commit(refused))).toBe("UNAVAILABLE");
	expect((await blocker.query("select last_value::int as tries from naive_id_seq")).rows).toEqual([{ tries: 3 }]);
	expect(await versionOf(id)).toBe(1);
	expect((await stage.pool.query("select position from seamark.log_head")).rows).toEqual(before.rows);
});
