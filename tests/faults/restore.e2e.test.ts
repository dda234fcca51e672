import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyChain } from "@seamark/audit-chain";
import { openPool, type Pool } from "@seamark/db";
import { type Postgres, startPostgres } from "@seamark/postgres";
import { databaseOf } from "@seamark/service";
import { expect, test } from "vitest";
import { type Hub, startHub } from "../../infra/local/src/hub.ts";
import { readEntries, readHead, toLink } from "../../services/audit/src/store/chain.ts";
import { judgeAudit } from "../chaos/settle.ts";
import { errorsOf, openStage } from "../chaos/stage.ts";
import { type Caller, caller, demoToken } from "../support/client.ts";
import { draft } from "../support/drafts.ts";
import { makeHubData } from "../support/hub-data.ts";
import { readyData } from "../support/hub-folder.ts";
import { nodeEnvironment } from "../support/node-environment.ts";
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

const services = ["identity", "alerts", "audit"];

/** A cluster that has seen nothing, with the hub's databases as its migrations make them, and the passwords of the lost one. */
const freshCluster = async (dataDir: string, lost: string): Promise<Postgres> => {
	await mkdir(dataDir);
	await cp(join(lost, "databases.secret"), join(dataDir, "databases.secret"));
	return makeHubData(dataDir, { durable: true });
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
	for (const service of services) {
		const pool = stage.database.admin(service);
		dumps.set(service, await dump(pool));
		await pool.end();
	}
	await stage.database.crash("immediate");
	const lost = join(dir, "lost");
	await rename(dataDir, lost);
	const fresh = await freshCluster(dataDir, lost);
	for (const [service, one] of dumps) {
		const pool = openPool({ url: fresh.url(databaseOf(service)), name: "test", max: 1 });
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

/** Runs `npm run backup` or `npm run restore` as an operator does. */
const command = async (what: "backup" | "restore", folder: string, env: Record<string, string>) => {
	const main = join(import.meta.dirname, "../../infra/local/src/backup/main.ts");
	const child = spawn(process.execPath, [main, what, folder], {
		env: { ...nodeEnvironment(), TMPDIR: process.env.TMPDIR, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let said = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (chunk) => {
			said += chunk;
		});
	const [code] = await once(child, "close");
	return { code, said };
};

test("yesterday's backup is put back by one command, or by hand: today's cursors miss nothing of what comes after", async () => {
	await using stack = new AsyncDisposableStack();
	const dir = await mkdtemp(join(tmpdir(), "seamark-restore-"));
	stack.defer(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
	const dataDir = join(dir, "data");
	let hub: Hub | undefined;
	stack.defer(() => hub?.stop());
	const start = async () => {
		hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, seed: "demo", durable: false });
		const as = async (officer: string) => caller(hub?.url ?? "", await demoToken(hub?.url ?? "", { officer }));
		return { fiji: await as("fj-desk-1"), tonga: await as("to-desk-1") };
	};
	const stop = async () => {
		await hub?.stop();
		hub = undefined;
	};
	const raise = async (fiji: Caller) => {
		const raised = await fiji.post<{ id: string }>("/alerts", draft());
		expect(raised.status, raised.text).toBe(201);
		return raised.body.id;
	};
	/** Where two readers are now: one who follows, and one who asks. */
	const follow = async (tonga: Caller, from: { feed?: string; list?: string }) => {
		const feed = await tonga.feed(from.feed === undefined ? "?from=start" : "", from.feed);
		const list = await tonga.get<{ items: { id: string }[]; next: string }>(
			`/alerts?order=changes&limit=1000${from.list ? `&after=${from.list}` : ""}`,
		);
		expect(list.status, list.text).toBe(200);
		return { feed, list: list.body };
	};
	/** What both get from their cursors on, up to an alert; and where they are then. */
	const heard = async (tonga: Caller, from: { feed?: string; list?: string }, last: string) => {
		const { feed, list } = await follow(tonga, from);
		await feed.next((item) => item.data.id === last);
		const ids = feed.items().map((item) => item.data.id);
		const cursor = feed.cursor();
		await feed.close();
		return { feed: ids, list: list.items.map(({ id }) => id), cursors: { feed: cursor, list: list.next } };
	};
	const headOf = async () => {
		const pool = openPool({ url: hub?.postgres.url("seamark_alerts") ?? "", name: "test", max: 1 });
		const { rows } = await pool.query<{ position: number }>("select position from seamark.log_head");
		await pool.end();
		return rows[0]?.position ?? 0;
	};
	const chainHolds = async () => {
		const pool = openPool({ url: hub?.postgres.url("seamark_audit") ?? "", name: "test", max: 1 });
		// The head first: the audit goes on recording meanwhile.
		const head = await readHead(pool);
		const links = (await readEntries(pool, 0, head.seq)).map(toLink);
		expect(await verifyChain(links, head).finally(() => pool.end())).toMatchObject({ ok: true });
		expect(links.length).toBeGreaterThan(0);
	};

	await readyData(dataDir);
	let { fiji, tonga } = await start();
	const kept = await raise(fiji);
	const { body: opened } = await fiji.post<{ id: string }>("/cases", { title: "Files (invented)" });
	const attached = await fiji.post<{ id: string }>(`/cases/${opened.id}/attachments?name=a.txt`, "a statement", {
		"content-type": "text/plain",
	});
	expect(attached.status, attached.text).toBe(201);
	const backup = join(dir, "backup");
	const keyFile = join(dir, "backup.key");
	await writeFile(keyFile, randomBytes(32).toString("base64url"));
	const env = { SEAMARK_DATA: dataDir, SEAMARK_BACKUP_KEY: keyFile };
	// While it runs.
	const written = await command("backup", backup, env);
	expect(written).toMatchObject({
		code: 0,
		said: expect.stringMatching(/alerts: \d+ rows[\s\S]*are encrypted with the key/),
	});
	const plain = await command("backup", join(dir, "plain"), { SEAMARK_DATA: dataDir });
	expect(plain).toMatchObject({
		code: 0,
		said: expect.stringMatching(/Move them to another place[\s\S]*NOTHING of it is encrypted/),
	});
	for (let n = 0; n < 5; n++) await raise(fiji);
	const lost = await raise(fiji);
	let today = (await heard(tonga, {}, lost)).cursors;
	expect(await command("restore", backup, env)).toMatchObject({
		code: 1,
		said: expect.stringContaining("A hub already runs"),
	});
	await stop();
	// Also what an operator does by hand, with the files: stop, copy, start.
	await cp(dataDir, join(dir, "copy"), { recursive: true });

	expect(await command("restore", backup, { SEAMARK_DATA: dataDir })).toMatchObject({
		code: 1,
		said: expect.stringContaining("The backup is encrypted"),
	});
	const restored = await command("restore", backup, env);
	expect(restored, restored.said).toMatchObject({ code: 0, said: expect.stringContaining("Tell the agencies") });
	({ fiji, tonga } = await start());
	expect((await fiji.get(`/alerts/${kept}`)).status).toBe(200);
	expect((await fiji.get(`/alerts/${lost}`)).status).toBe(404);
	expect((await fiji.get(`/attachments/${attached.body.id}/content`)).text).toBe("a statement");
	const [first, next] = [await raise(fiji), await raise(fiji)];
	const after = await heard(tonga, today, next);
	expect({ feed: after.feed, list: after.list }).toEqual({ feed: [first, next], list: [first, next] });
	await chainHolds();
	today = after.cursors;
	const newest = await raise(fiji);
	today = (await heard(tonga, today, newest)).cursors;
	await stop();

	// The copy by hand has the alerts of before the restore, and none of those after it.
	await rm(dataDir, { recursive: true, force: true });
	await cp(join(dir, "copy"), dataDir, { recursive: true });
	({ fiji, tonga } = await start());
	expect((await fiji.get(`/alerts/${lost}`)).status).toBe(200);
	const byHand = await raise(fiji);
	expect(await heard(tonga, today, byHand)).toMatchObject({ feed: [byHand], list: [byHand] });
	await chainHolds();
	today = (await heard(tonga, today, byHand)).cursors;
	// Started again where it is, nothing is moved.
	const before = await headOf();
	await stop();
	({ fiji, tonga } = await start());
	expect((await headOf()) - before).toBeLessThan(1_000);
	await stop();

	// As services apart, over the address of their PostgreSQL: the same databases, put back under their names.
	const postgres = await startPostgres({ dataDir, durable: false });
	const apart = { SEAMARK_BACKUP_DATABASE_URL: postgres.url("postgres"), SEAMARK_BACKUP_KEYS: join(dataDir, "keys") };
	const second = join(dir, "apart");
	expect(await command("backup", second, apart)).toMatchObject({ code: 0 });
	const pool = openPool({ url: postgres.url("seamark_alerts"), name: "somebody (invented)", max: 1 });
	await pool.query("select 1");
	expect(await command("restore", second, apart)).toMatchObject({
		code: 1,
		said: expect.stringContaining("in use by somebody (invented)"),
	});
	await pool.end();
	const put = await command("restore", second, apart);
	expect(put, put.said).toMatchObject({ code: 0, said: expect.stringContaining("The keys fit") });
	await postgres.stop();
	({ fiji, tonga } = await start());
	const last = await raise(fiji);
	expect(await heard(tonga, today, last)).toMatchObject({ feed: [last], list: [last] });
	await chainHolds();

	// Who can write to a backup that is not encrypted has no SQL run by it.
	const manifest = JSON.parse(await readFile(join(dir, "plain/manifest.json"), "utf8"));
	const [table] = manifest.databases.alerts.tables;
	table.columns = `${table.columns.split(",")[0]}) from program 'true' --`;
	await writeFile(join(dir, "plain/manifest.json"), JSON.stringify(manifest));
	const forged = await command("restore", join(dir, "plain"), { SEAMARK_DATA: join(dir, "other") });
	expect(existsSync(join(dir, "other"))).toBe(false);
	expect(forged).toMatchObject({ code: 1, said: expect.stringContaining("tables that its release did not make") });

	// What is not whole is not restored.
	await writeFile(join(second, "alerts/public.alert.copy.gz"), "cut short");
	expect(await command("restore", second, apart)).toMatchObject({
		code: 1,
		said: expect.stringContaining("alerts/public.alert.copy.gz is not as it was written"),
	});
	await stop();
});
