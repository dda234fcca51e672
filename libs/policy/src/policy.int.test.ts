import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	fromColumns,
	fromGrantRow,
	fromPartyColumns,
	kindSql,
	kinds,
	policyColumns,
	policySql,
	type Reason,
} from "./index.ts";
import { batchOf, compareReads, compareWrites } from "./testing/compare.ts";
import { mutants } from "./testing/mutants.ts";
import { alert, grants, guardSql, parties, type Trial, trials } from "./testing/trials.ts";
import { insert, insertBefore, type PolicyDatabase, policyDatabase, rolledBack } from "./testing.ts";
import type { GovernedRecord, Grant, GrantedRecord, NamedRecord } from "./types.ts";

let db: PolicyDatabase;
beforeAll(async () => {
	db = await policyDatabase();
}, 120_000);
afterAll(() => db.drop(), 60_000);

const byTable = (table: string): Trial => trials.find((trial) => trial.table === table) as Trial;

const byAudience: Reason[] = [
	...(["originator", "admitted", "saving-life", "scope", "clearance", "excluded", "audience"] as const),
	...(["purpose", "use-limitation", "expired", "agreement", "not-originator", "own-record"] as const),
];
/** Every reason that a rule gives, by the tables under it. */
const reasons: Record<string, Reason[]> = {
	alert: byAudience,
	// A life is not among the purposes of this kind.
	notice: byAudience.filter((reason) => reason !== "saving-life"),
	ledger: ["scope", "purpose", "owner", "not-owner"],
	sealed: ["scope", "owner", "not-owner"],
	request: ["scope", "purpose", "party", "not-party", "role"],
	dossier_grant: ["scope", "purpose", "owner", "not-owner"],
	page: ["scope", "purpose", "party", "not-party", "role"],
	dossier: ["scope", "purpose", "owner", "granted", "not-granted", "not-grantor", "role", "expired"],
};

describe.each(trials)("SQL and the pure rule are one rule: $table", (trial) => {
	test("they show the same rows to every principal", async () => {
		const seen = new Map<Reason, number>();
		const isAlert = trial.table === "alert";
		await fc.assert(
			fc.asyncProperty(batchOf(trial), async (batch) => {
				const { sql, pure } = await rolledBack(db.app, () =>
					compareReads(db.app, trial, batch, (reason) => seen.set(reason, (seen.get(reason) ?? 0) + 1)),
				);
				expect(sql).toEqual(pure);
			}),
			{ numRuns: isAlert ? 250 : 30 },
		);

		// The property says little unless both answers are common and every line of the rule had the last word often.
		const times = (...some: Reason[]): number => some.reduce((sum, reason) => sum + (seen.get(reason) ?? 0), 0);
		const total = times(...seen.keys());
		const allowed = times("originator", "admitted", "saving-life", "owner", "party", "granted") / total;
		expect(total).toBeGreaterThan(isAlert ? 100_000 : 10_000);
		expect(allowed).toBeGreaterThan(0.1);
		expect(allowed).toBeLessThan(0.85);
		expect([...seen.keys()].sort()).toEqual([...(reasons[trial.table] ?? [])].sort());
		for (const [reason, n] of seen) expect(n, reason).toBeGreaterThan(total / 1000);
	}, 120_000);

	test("they let the same agencies write", async () => {
		await fc.assert(
			fc.asyncProperty(batchOf(trial), async (batch) => {
				const { sql, pure } = await rolledBack(db.app, () => compareWrites(db.app, trial, batch));
				expect(sql).toEqual(pure);
			}),
			{ numRuns: 8 },
		);
	}, 120_000);
});

test("the database knows the kinds of src/kinds.ts, as they are there", async () => {
	const { rows } = await db.owner.query("select seamark.kinds() as known");
	const { known } = rows[0];
	for (const kind of kinds) {
		const { name, holders: _, ...data } = kind;
		expect(known[name], `A new migration of this folder has to say: ${kindSql(kind)}`).toEqual(data);
	}
});

describe("a record is the same after a stay in the table", () => {
	const stored = async (
		trial: Trial,
		records: readonly (GovernedRecord | NamedRecord | GrantedRecord)[],
		sql: string,
	) =>
		rolledBack(db.app, async () => {
			await insertBefore(db.app, trial, records);
			await insert(db.app, trial, records);
			return (await db.app.query(sql)).rows;
		});

	test("of the audience", () =>
		fc.assert(
			fc.asyncProperty(batchOf(alert), async ({ records }) => {
				const rows = await stored(alert, records as GovernedRecord[], "select * from alert order by n");
				const back = rows.map((row) => fromColumns("alert", row, []));
				expect(back.map(policyColumns)).toEqual((records as GovernedRecord[]).map(policyColumns));
			}),
			{ numRuns: 20 },
		));
	test("of parties", () =>
		fc.assert(
			fc.asyncProperty(batchOf(parties), async ({ records }) => {
				const rows = await stored(parties, records as NamedRecord[], "select * from request order by n");
				expect(rows.map(fromPartyColumns)).toEqual(records);
			}),
			{ numRuns: 20 },
		));
	test("of grants", () =>
		fc.assert(
			fc.asyncProperty(grants.record, async (record) => {
				const { grants: given } = record as GrantedRecord;
				const rows = await stored(grants, [record as GrantedRecord], "select * from dossier_grant");
				const cut = given.map((grant) => ({ ...grant, until: new Date(grant.until).toISOString() }));
				// A table keeps no order.
				const inOrder = (list: Grant[]) => list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
				const key = ({ giver, receiver, purpose }: Grant) => [giver, receiver, purpose].join();
				expect(inOrder(rows.map(fromGrantRow))).toEqual(inOrder(cut));
			}),
			{ numRuns: 20 },
		));
});

const compared = { reads: compareReads, writes: compareWrites };
type Compared = keyof typeof compared;

/** Does the comparison find a difference when this text stands for the migrations? */
const finds = (trial: Trial, by: Compared, faulty: string, numRuns: number): Promise<boolean> =>
	// The owner is bound as the application is, and alone sees the faulty rule before it is rolled back.
	rolledBack(db.owner, async () => {
		const needed = trials.filter(({ kind }) => kind === trial.kind);
		await db.owner.query(guardSql(faulty, needed));
		for (const batch of fc.sample(batchOf(trial), { seed: 1, numRuns })) {
			await db.owner.query("savepoint batch");
			const { sql, pure } = await compared[by](db.owner, trial, batch);
			if (JSON.stringify(sql) !== JSON.stringify(pure)) return true;
			await db.owner.query("rollback to savepoint batch; release savepoint batch");
		}
		return false;
	});

describe("the comparison finds a faulty rule", () => {
	test.each(
		trials.flatMap((trial) => [[trial.table, "reads", trial] as const, [trial.table, "writes", trial] as const]),
	)("and none in the right one: %s, %s", async (_table, by, trial) =>
		expect(await finds(trial, by, policySql, 3)).toBe(false),
	);
	test.each(mutants)(
		"$table: $clause",
		async ({ table, found, text, fault }) => {
			expect(policySql).toContain(text);
			const faulty = policySql.replaceAll(text, () => fault);
			expect(await finds(byTable(table), found, faulty, 25)).toBe(true);
		},
		120_000,
	);
});
