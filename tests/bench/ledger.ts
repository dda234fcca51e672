import { randomUUID, randomUUIDv7 } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, openPool, type Pool, roleOf } from "@seamark/db";
import { openCommitter } from "@seamark/log";
import { createDatabase, ensureRole, startPostgres } from "@seamark/postgres";
import { migrationsOf } from "@seamark/service";
import { booking, type Found } from "../../services/asset-tracing/src/ledger/booking.ts";
import { service } from "../../services/asset-tracing/src/service.ts";
import { insertFile } from "../../services/asset-tracing/src/store/files.ts";
import { insertTransaction, transactionRow } from "../../services/asset-tracing/src/store/ledger.ts";
import type { Options } from "./options.ts";
import { figureOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

const agency = randomUUID();
const actor = {
	...{ agencyId: agency, postId: randomUUID(), officerId: randomUUID() },
	...{ purpose: "financial-investigation" as const, tokenId: "bench", service: "" },
};
const writers = 64;

const openDatabase = async (stack: AsyncDisposableStack): Promise<Pool> => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const postgres = await startPostgres({ dataDir: dir });
	stack.defer(() => postgres.stop());
	await Promise.all([ensureRole(postgres, "bench_owner", "owner"), ensureRole(postgres, "bench", "app")]);
	await createDatabase(postgres, "bench", { owner: "bench_owner", users: ["bench"] });
	const pool = openPool({ url: postgres.url("bench", { name: "bench", password: "app" }), name: "bench", max: 16 });
	stack.defer(() => pool.end());
	const owner = openPool({
		url: postgres.url("bench", { name: "bench_owner", password: "owner" }),
		name: "bench",
		max: 2,
	});
	await migrate(owner, { sets: migrationsOf(service), appRole: await roleOf(pool) });
	// The same columns, and nothing else: no key, no constraint, no trigger, no policy, no log.
	await owner.query(`create table bare_transaction (like tracing_transaction); create table bare_posting (like tracing_posting);
		grant insert on bare_transaction, bare_posting to bench`);
	await owner.end();
	return pool;
};

/** What two postings move, as the service decides it: rows and the event. */
const madeIn = (file: string, no: number) => {
	const found: Found = { file, no, balances: [], property: new Map(), claims: new Map() };
	const postings = [
		{ account: "outside", currency: "FJD", amount: -100n },
		{ account: "fund", currency: "FJD", amount: 100n },
	];
	return booking(found, { source: "order 7 (invented)", postings }, { actor, at: Date.now(), id: randomUUIDv7() });
};

const bareSql = insertTransaction.sql.replaceAll("tracing_", "bare_");

/** Postings a second: the books as they are kept, against inserts of the same rows into tables that have nothing but the columns. */
export const ledger = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	o.say("Starting PostgreSQL, which flushes every commit ...");
	const pool = await openDatabase(stack);
	const committer = openCommitter({ pool, now: Date.now, newId: () => randomUUIDv7() });
	const files = Array.from({ length: writers }, () => randomUUIDv7());
	for (const id of files)
		await committer.commit({
			writes: [
				{
					statement: insertFile,
					row: {
						...{ id, title: "bench", basis: "unit", basis_id: null, opened_at: new Date().toISOString() },
						...{ by_post: actor.postId, key_id: null, wrapped: null, parties: [`lead:${agency}`] },
					},
				},
			],
			events: [],
			writer: agency,
		});
	const last = new Map<string, number>();
	const perSecond = async (ms: number, one: (file: string, no: number) => Promise<unknown>): Promise<number> => {
		let done = 0;
		const began = performance.now();
		const writer = async (file: string) => {
			while (performance.now() - began < ms) {
				const no = last.get(file) ?? 0;
				last.set(file, no + 1);
				await one(file, no);
				done += 2;
			}
		};
		await Promise.all(files.map(writer));
		return Math.round((done * 1_000) / (performance.now() - began));
	};
	const booked = (file: string, no: number) => {
		const { writes, events } = madeIn(file, no);
		return committer.commit({ writes, events, writer: agency });
	};
	const rowOf = (file: string, no: number) => transactionRow(madeIn(file, no).booked, actor.postId);
	const bare = (file: string, no: number) =>
		pool.query({ name: "bare", text: bareSql, values: [JSON.stringify([rowOf(file, no)])] });
	/** All writers' rows of a moment in one statement, as the committer groups them. */
	const grouped = async (ms: number): Promise<number> => {
		let done = 0;
		const began = performance.now();
		while (performance.now() - began < ms) {
			const rows = files.map((file) => rowOf(file, done));
			await pool.query({ name: "bare", text: bareSql, values: [JSON.stringify(rows)] });
			done += rows.length * 2;
		}
		return Math.round((done * 1_000) / (performance.now() - began));
	};
	const row = table(o.say, ["postings a second", "books", "bare, one by one", "bare, in groups"]);
	const rounds: { books: number; bare: number; grouped: number }[] = [];
	const ms = o.seconds * 1_000;
	for (let round = 0; round <= o.rounds; round++) {
		const figures = { books: await perSecond(ms, booked), bare: await perSecond(ms, bare), grouped: await grouped(ms) };
		row(round === 0 ? "warm-up" : `round ${round}`, figures.books, figures.bare, figures.grouped);
		if (round > 0) rounds.push(figures);
		// Numbers of bare rows are none of the book's.
		for (const file of files) last.set(file, await lastOf(pool, file));
	}
	await committer.drain();
	const all = (name: "books" | "bare" | "grouped") => rounds.map((one) => one[name]);
	const ratio = { toBare: ratioOf(all("books"), all("bare")), toBareInGroups: ratioOf(all("books"), all("grouped")) };
	return {
		bench: "ledger",
		unit: "postings a second",
		writers,
		rounds: o.rounds,
		goals: { toBare: goalOf(ratio.toBare, { atLeast: 0.3 }) },
		ratio,
		results: { books: figureOf(all("books")), bare: figureOf(all("bare")), bareInGroups: figureOf(all("grouped")) },
	};
};

const lastOf = async (pool: Pool, file: string): Promise<number> => {
	const client = await pool.connect();
	try {
		await client.query("begin");
		await client.query("select set_config('seamark.writers', $1, true)", [JSON.stringify([agency])]);
		const { rows } = await client.query<{ no: number }>(
			"select coalesce(max(no), 0)::int as no from tracing_transaction where file = $1",
			[file],
		);
		await client.query("rollback");
		return rows[0]?.no ?? 0;
	} finally {
		client.release();
	}
};
