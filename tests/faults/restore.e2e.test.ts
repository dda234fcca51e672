import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyChain } from "@seamark/audit-chain";
import { type MigrationSet, migrate, openPool, type Pool } from "@seamark/db";
import { createDatabase, ensureRole, type Postgres, startPostgres } from "@seamark/postgres";
import { expect, test } from "vitest";
import { migrationsOf } from "../../libs/service/src/index.ts";
import { service as alerts } from "../../services/alerts/src/index.ts";
import { service as audit } from "../../services/audit/src/index.ts";
import { readEntries, readHead, toLink } from "../../services/audit/src/store/chain.ts";
import { service as identity } from "../../services/identity/src/index.ts";
import { judgeAudit } from "../chaos/settle.ts";
import { errorsOf, openStage } from "../chaos/stage.ts";
import { caller } from "../support/client.ts";
import { openRound } from "./support.ts";

/** What a logical dump carries: rows and sequences, and nothing of the cluster they come from. */
type Dump = { tables: { name: string; columns: string; rows: string }[]; sequences: { name: string; last: number }[] };

const dump = async (pool: Pool): Promise<Dump> => {
	const { rows: tables } = await pool.query<{ name: string; columns: string }>(
		`select format('%I.%I', table_schema, table_name) as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
		from information_schema.columns join information_schema.tables using (table_schema, table_name)
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and is_generated = 'NEVER' group by 1`,
	);
	const { rows: sequences } = await pool.query<{ name: string; last: number }>(
		"select format('%I.%I', schemaname, sequencename) as name, last_value as last from pg_sequences where last_value is not null",
	);
	return {
		tables: await Promise.all(
			tables.map(async ({ name, columns }) => {
				const { rows } = await pool.query<{ rows: string }>(
					`select coalesce(json_agg(t), '[]')::text as rows from ${name} t`,
				);
				return { name, columns, rows: rows[0]?.rows ?? "[]" };
			}),
		),
		sequences,
	};
};

const restore = async (pool: Pool, { tables, sequences }: Dump): Promise<void> => {
	const client = await pool.connect();
	try {
		// As pg_restore does it: no trigger and no foreign key looks on.
		await client.query("set session_replication_role = replica");
		for (const { name, columns, rows } of tables) {
			const made = await client.query<{ n: number }>(`select count(*) as n from ${name}`);
			if (made.rows[0]?.n !== 0) await client.query(`truncate ${name} cascade`);
			await client.query(
				`insert into ${name} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${name}, $1)`,
				[rows],
			);
		}
		for (const { name, last } of sequences) await client.query("select setval($1, $2)", [name, last]);
	} finally {
		client.release(true);
	}
};

const sets: Record<string, readonly MigrationSet[]> = {
	identity: migrationsOf(identity),
	alerts: migrationsOf(alerts),
	audit: migrationsOf(audit),
};

/** A cluster that has seen nothing, with the hub's databases as its migrations make them. */
const freshCluster = async (dataDir: string): Promise<Postgres> => {
	const server = await startPostgres({ dataDir });
	for (const [service, of] of Object.entries(sets)) {
		await Promise.all([ensureRole(server, `${service}_owner`, "owner"), ensureRole(server, service, "app")]);
		await createDatabase(server, service, { owner: `${service}_owner`, users: [service] });
		const owner = openPool({
			url: server.url(service, { name: `${service}_owner`, password: "owner" }),
			name: "test",
			max: 2,
		});
		await migrate(owner, { sets: of, appRole: service }).finally(() => owner.end());
	}
	return server;
};

/** What a log ordered by transaction ids would be. */
const byXid = "create table if not exists by_xid (xid xid8 not null default pg_current_xact_id(), n integer not null)";
const xidOf = async (pool: Pool) =>
	(await pool.query<{ xid: number }>("select pg_current_xact_id()::text::bigint as xid")).rows[0]?.xid ?? 0;

test("dumped and restored into a fresh cluster, whose transaction ids start anew: cursors, positions, keys and the audit's chain hold, and nothing is stuck", async () => {
	await using stack = new AsyncDisposableStack();
	const dir = await mkdtemp(join(tmpdir(), "seamark-restore-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const dataDir = join(dir, "data");
	const stage = stack.use(await openStage({ dataDir, single: true }));
	const { url } = stage.parts.alerts;
	const round = openRound({ urls: [url], token: stage.token });
	const fiji = caller(url, await stage.token("fj-desk-1", "investigation"));
	const subscribe = () =>
		fiji.post<{ id: string }>(
			"/subscriptions",
			{ name: "kept (invented)", filter: {} },
			{ "idempotency-key": "before-the-dump" },
		);
	const kept = await subscribe();
	expect(kept.status, kept.text).toBe(201);
	await round.more(80);

	// The load goes on all the while; its clients ask again until they are answered.
	await Promise.all(stage.all.map((part) => part.kill()));
	const before = stage.database.admin("alerts");
	await before.query(byXid);
	await before.query("do $$ begin for i in 1..5000 loop perform pg_current_xact_id(); commit; end loop; end $$");
	for (let n = 1; n <= 5; n++) await before.query("insert into by_xid (n) values ($1)", [n]);
	const oldXid = await xidOf(before);
	const cursor = (await before.query<{ xid: string }>("select max(xid)::text as xid from by_xid")).rows[0]?.xid;
	await before.end();
	const dumps = new Map<string, Dump>();
	for (const service of Object.keys(sets)) {
		const pool = stage.database.admin(service);
		dumps.set(service, await dump(pool));
		await pool.end();
	}
	await stage.database.crash("immediate");
	await rename(dataDir, join(dir, "lost"));
	const fresh = await freshCluster(dataDir);
	for (const [service, one] of dumps) {
		const pool = openPool({ url: fresh.url(service), name: "test", max: 1 });
		if (service === "alerts") await pool.query(byXid);
		await restore(pool, one);
		await pool.end();
	}
	await fresh.stop("fast");
	await stage.database.start();
	const after = stage.database.admin("alerts");
	expect(await xidOf(after)).toBeLessThan(oldXid);

	await Promise.all(stage.all.map((part) => part.start()));
	await round.more(80);
	// The readers' own cursors took them over; where transaction ids are the cursor, what is new lies below it for ever.
	await after.query("insert into by_xid (n) values (6)");
	const missed = await after.query("select n from by_xid where xid > $1::xid8", [cursor]);
	expect(missed.rows).toEqual([]);
	// And what is old counts as not yet committed. What is new settles once the transactions of the load before it are over.
	const settled = () =>
		after.query("select n from by_xid where xid < pg_snapshot_xmin(pg_current_snapshot()) order by n");
	await expect.poll(async () => (await settled()).rows, { timeout: 60_000, interval: 100 }).toEqual([{ n: 6 }]);
	await after.end();

	const { delivered } = await round.finish(() => stage.database.admin("alerts"));
	expect(delivered).toBeGreaterThan(100);
	const [store, audit] = [stage.database.admin("alerts"), stage.database.admin("audit")];
	stack.defer(async () => void (await Promise.all([store.end(), audit.end()])));
	expect(await judgeAudit(store, audit)).toEqual({ lost: [], doubled: [] });
	const links = (await readEntries(audit, 0, 1_000_000)).map(toLink);
	expect(await verifyChain(links, await readHead(audit))).toMatchObject({ ok: true });
	expect((await subscribe()).body.id).toBe(kept.body.id);
	expect(stage.all.flatMap(errorsOf)).toEqual([]);
});
