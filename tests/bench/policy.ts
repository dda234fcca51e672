import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPool, type Pool, type Settings, transact } from "@seamark/db";
import {
	type GovernedRecord,
	grantable,
	may,
	type Principal,
	policyColumns,
	policySql,
	principalSettings,
	writerSettings,
} from "@seamark/policy";
import { createDatabase, ensureRole, startPostgres } from "@seamark/postgres";
import { pacific, seedId } from "@seamark/seed";
import type { Options } from "./options.ts";
import { figuresOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

const now = Date.UTC(2026, 0, 15, 12);
const columns = Object.keys(policyColumns({ ...recordOf(0) })).join(", ");

/** Records of the demo region, as mixed as a seeded sequence makes them: all originators, levels, topics and audiences. */
export function recordOf(n: number): GovernedRecord {
	const pick = <T>(list: readonly T[], salt: number): T =>
		list[((Math.imul(n + 1, 2_654_435_761) >>> 0) + Math.imul(n >>> salt, 40_503)) % list.length] as T;
	const agency = pick(pacific.agencies, 1);
	const wide = n % 3 !== 0;
	return {
		record: "alert",
		originator: { agency: agency.id, country: agency.country },
		topic: pick(["trafficking", "smuggling", "related-crime", "trafficking-and-smuggling"] as const, 2),
		ages: pick(["any", "adult", "child", "unknown"] as const, 3),
		handling: {
			tlp: pick(["clear", "green", "green", "amber", "amber", "amber+strict", "red"] as const, 4),
			audience: {
				regions: wide ? ["pacific"] : [],
				countries: wide ? [] : [pick(pacific.countries, 5).code, pick(pacific.countries, 6).code],
				kinds: n % 5 === 0 ? ["tcu", "police"] : [],
				agencies: n % 7 === 0 ? [pick(pacific.agencies, 3).id] : [],
				excluded: n % 11 === 0 ? [pick(pacific.agencies, 2).id] : [],
			},
			use: { codes: n % 4 === 0 ? ["H1"] : [], purposes: n % 9 === 0 ? ["investigation"] : [], conditions: [] },
			expiresAt: n % 6 === 0 ? new Date(now + (n % 2 === 0 ? 1 : -1) * 86_400_000).toISOString() : null,
		},
	};
}

const unitNames = ["fj-tcu", "ws-tcu", "to-customs", "sb-tcu", "pg-police", "nz-customs", "ht-police", "vu-fiu"];

export const principals: Principal[] = unitNames.map((handle) => {
	const agency = pacific.agencies.find((one) => one.id === seedId(handle));
	if (!agency) throw new Error(`the demo region has no ${handle} any more`);
	const { id, kind, country } = agency;
	return {
		...{ agency: id, kind, country, post: seedId(`${handle}/desk`), clearance: "amber", purpose: "investigation" },
		region: pacific.countries.find((one) => one.code === country)?.region ?? "",
		scopes: grantable[kind],
		flows: pacific.agreements
			.filter(({ parties }) => parties.includes(country))
			.flatMap(({ parties, topics, records, ages, purposes }) =>
				parties.filter((one) => one !== country).map((from) => ({ from, topics, records, ages, purposes })),
			),
	};
});

const purely = (records: readonly GovernedRecord[]): { perSecond: number; allowed: number } => {
	let allowed = 0;
	const began = performance.now();
	for (const who of principals) for (const record of records) if (may(who, "read", record, now).allowed) allowed++;
	const decisions = records.length * principals.length;
	return { perSecond: Math.round((decisions * 1_000) / (performance.now() - began)), allowed };
};

type Way = { name: "governed" | "open"; settings: readonly Settings[] };

/** Every row is decided on, once for each principal. The rows counted are those admitted. */
const scans = async (pool: Pool, { name, settings }: Way, rows: number) => {
	let admitted = 0;
	const began = performance.now();
	for (const one of settings) {
		const { rows: found } = await transact(
			pool,
			(tx) => tx.query<{ n: number }>(`select count(*) as n from ${name}`),
			one,
		);
		admitted += found[0]?.n ?? 0;
	}
	return { perSecond: Math.round((rows * settings.length * 1_000) / (performance.now() - began)), admitted };
};

/** Transactions a second over eight connections, each reading as another principal. */
const reads = async (
	pool: Pool,
	way: Way,
	ms: number,
	query: { name: string; text: string },
	keyOf: (n: number) => number,
) => {
	let done = 0;
	const began = performance.now();
	const reader = async () => {
		while (performance.now() - began < ms) {
			const n = done++;
			const settings = way.settings[n % way.settings.length] ?? [];
			await transact(pool, (tx) => tx.query({ ...query, values: [keyOf(n)] }), settings);
		}
	};
	await Promise.all(Array.from({ length: 8 }, reader));
	return Math.round((done * 1_000) / (performance.now() - began));
};

/** Decisions a second of the pure rule, and what the same rule costs as row-level security. */
export const policy = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const rows = o.quick ? 2_000 : 100_000;
	const records = Array.from({ length: rows }, (_, n) => recordOf(n));
	o.say(`Starting PostgreSQL with ${rows} rows under the policy, and as many beside them that are not ...`);
	const pool = await openTables(stack, records);
	const governed: Way = { name: "governed", settings: principals.map((who) => principalSettings(who, "read", now)) };
	const plain: Way = { name: "open", settings: principals.map(() => []) };
	/** What only telling the transaction who reads costs. */
	const told: Way = { ...plain, settings: governed.settings };

	const row = table(o.say, [
		"a second",
		"pure",
		"scan RLS",
		"scan open",
		"page RLS",
		"page open",
		"page told",
		"one RLS",
		"one open",
		"one told",
	]);
	const rounds: Record<string, number>[] = [];
	const idOf = (n: number) => (Math.imul(n + 1, 2_654_435_761) >>> 0) % rows;
	const ms = o.seconds * 200;
	for (let round = 0; round <= o.rounds; round++) {
		const pure = purely(records);
		const scanned = await scans(pool, governed, rows);
		// Two forms of one rule: a figure of either says nothing unless both admit the same.
		if (scanned.admitted !== pure.allowed)
			throw new Error(`row-level security admits ${scanned.admitted}, the pure rule ${pure.allowed}`);
		const page = (way: Way) =>
			reads(
				pool,
				way,
				ms,
				{ name: `page-${way.name}`, text: `select id, ${columns} from ${way.name} where id > $1 order by id limit 50` },
				idOf,
			);
		const one = (way: Way) =>
			reads(
				pool,
				way,
				ms,
				{ name: `one-${way.name}`, text: `select id, ${columns} from ${way.name} where id = $1` },
				idOf,
			);
		const figures: Record<string, number> = {
			pure: pure.perSecond,
			scanWithPolicy: scanned.perSecond,
			scanWithout: (await scans(pool, plain, rows)).perSecond,
			pagesWithPolicy: await page(governed),
			pagesWithout: await page(plain),
			pagesToldOnly: await page(told),
			readsWithPolicy: await one(governed),
			readsWithout: await one(plain),
			readsToldOnly: await one(told),
		};
		row(round === 0 ? "warm-up" : `round ${round}`, ...Object.values(figures));
		if (round > 0) rounds.push(figures);
	}
	const of = (name: string) => rounds.map((one) => one[name] ?? Number.NaN);
	const ratio = {
		scanToWithout: ratioOf(of("scanWithPolicy"), of("scanWithout")),
		pagesToWithout: ratioOf(of("pagesWithPolicy"), of("pagesWithout")),
		readsToWithout: ratioOf(of("readsWithPolicy"), of("readsWithout")),
		readsToToldOnly: ratioOf(of("readsWithPolicy"), of("readsToldOnly")),
	};
	const results = figuresOf(rounds);
	return {
		bench: "policy",
		unit: "a second: decisions (pure, scan), transactions of a page of 50 and of one row",
		rows,
		principals: principals.length,
		rounds: o.rounds,
		goals: { purePerSecond: goalOf(results.pure?.median ?? 0, { atLeast: 1_000_000 }) },
		ratio,
		results,
	};
};

export const openTables = async (stack: AsyncDisposableStack, records: readonly GovernedRecord[]): Promise<Pool> => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const postgres = await startPostgres({ dataDir: dir });
	stack.defer(() => postgres.stop());
	await Promise.all([ensureRole(postgres, "bench_owner", "owner"), ensureRole(postgres, "bench", "app")]);
	await createDatabase(postgres, "bench", { owner: "bench_owner", users: ["bench"] });
	const owner = openPool({
		url: postgres.url("bench", { name: "bench_owner", password: "owner" }),
		name: "bench",
		max: 1,
	});
	try {
		await owner.query(policySql);
		await owner.query(`create table governed (id int primary key, like seamark.governed including all);
			create table open (id int primary key, like seamark.governed including all);
			select seamark.govern('governed', 'alert');
			grant select on governed, open to bench`);
		const originators = [...new Set(records.map((one) => one.originator.agency))];
		for (let from = 0; from < records.length; from += 5_000) {
			const part = records.slice(from, from + 5_000).map((one, n) => ({ id: from + n, ...policyColumns(one) }));
			await transact(
				owner,
				(tx) =>
					tx.query(
						`insert into governed (id, ${columns}) select id, ${columns} from jsonb_populate_recordset(null::governed, $1)`,
						[JSON.stringify(part)],
					),
				writerSettings(originators),
			);
		}
		await transact(owner, (tx) => tx.query("insert into open select * from governed"), writerSettings(originators));
		await owner.query("analyze governed, open");
	} finally {
		await owner.end();
	}
	const pool = openPool({ url: postgres.url("bench", { name: "bench", password: "app" }), name: "bench", max: 8 });
	stack.defer(() => pool.end());
	return pool;
};
