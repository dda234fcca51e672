import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as arbitrary from "./arbitrary.ts";
import {
	type Action,
	fromColumns,
	type GovernedRecord,
	may,
	type Principal,
	policyColumns,
	policySql,
	principalSettings,
	type Reason,
	writerSettings,
} from "./index.ts";
import { type Governed, governedDatabase, insert, originators, rolledBack, set, visible } from "./testing.ts";

let db: Governed;
beforeAll(async () => {
	db = await governedDatabase();
}, 60_000);
afterAll(() => db.drop(), 30_000);

type Request = { who: Principal; action: Action; now: number };

/** The ids that SQL shows and those that `may` allows, request by request, over one batch of records. */
const compare = async (
	client: pg.Client,
	records: readonly GovernedRecord[],
	requests: readonly Request[],
	onReason?: (reason: Reason) => void,
) => {
	await set(client, writerSettings(originators(records)));
	await insert(client, records);
	const sql: number[][] = [];
	const pure: number[][] = [];
	for (const { who, action, now } of requests) {
		await set(client, principalSettings(who, action, now));
		sql.push(await visible(client));
		const decisions = records.map((record) => may(who, action, record, now));
		for (const { reason } of decisions) onReason?.(reason);
		pure.push([...decisions.keys()].filter((id) => decisions[id]?.allowed));
	}
	return { sql, pure };
};

const batch = fc.array(arbitrary.record, { minLength: 30, maxLength: 60 });
const requests = fc.array(arbitrary.request, { minLength: 10, maxLength: 20 });

const everyReason: Record<Reason, true> = {
	originator: true,
	admitted: true,
	scope: true,
	clearance: true,
	excluded: true,
	audience: true,
	purpose: true,
	"use-limitation": true,
	expired: true,
	agreement: true,
	"not-originator": true,
	"own-record": true,
};

describe("SQL and `may` are one rule", () => {
	test("they show the same rows to every principal", async () => {
		const seen = new Map<string, number>();
		await fc.assert(
			fc.asyncProperty(batch, requests, async (records, asked) => {
				const { sql, pure } = await rolledBack(db.app, () =>
					compare(db.app, records, asked, (reason) => seen.set(reason, (seen.get(reason) ?? 0) + 1)),
				);
				expect(sql).toEqual(pure);
			}),
			{ numRuns: 250 },
		);

		// The property says little unless both answers are common and every line of the rule had the last word often.
		const times = (reason: string): number => seen.get(reason) ?? 0;
		const total = [...seen.values()].reduce((sum, n) => sum + n, 0);
		const allowed = (times("originator") + times("admitted")) / total;
		expect(total).toBeGreaterThan(100_000);
		expect(allowed).toBeGreaterThan(0.15);
		expect(allowed).toBeLessThan(0.85);
		for (const reason of Object.keys(everyReason)) expect(times(reason), reason).toBeGreaterThan(total / 1000);
	}, 30_000);

	test("a record is the same after a stay in the table", async () => {
		await fc.assert(
			fc.asyncProperty(batch, async (records) => {
				const rows = await rolledBack(db.app, async () => {
					await set(db.app, writerSettings(originators(records)));
					await insert(db.app, records);
					return (await db.app.query("select * from alert order by id")).rows;
				});
				const back = rows.map((row) => fromColumns("alert", row, []));
				expect(back.map(policyColumns)).toEqual(records.map(policyColumns));
			}),
			{ numRuns: 20 },
		);
	}, 30_000);
});

/** One faulty rule for each clause: the text in the migrations and what a mistake would have made of it. */
const mutants: [clause: string, text: string, fault: string][] = [
	["scope", "when not (select seamark.in_scope()) then false", ""],
	["scope of export", "when 'export' then 'alerts:export'", "when 'export' then 'alerts:read'"],
	[
		"change by the originator alone",
		"when (select seamark.action()) = 'change' then false",
		"when (select seamark.action()) = 'change' then true",
	],
	["clearance", "when tlp = any ((select seamark.cleared())::text[]) then", "when true then"],
	["own records", "then (select seamark.action()) in ('read', 'export', 'change')", "then true"],
	["excluded", "not (select seamark.agency()) = any (excluded_agencies)", "true"],
	["named", "(select seamark.agency()) = any (audience_agencies)", "false"],
	["red needs naming", "tlp <> 'red'", "true"],
	["regions", "(select seamark.principal() ->> 'region') = any (audience_regions)", "false"],
	["countries", "(select seamark.principal() ->> 'country') = any (audience_countries)", "false"],
	["kinds", "(select seamark.principal() ->> 'kind') = any (audience_kinds)", "true"],
	["kinds, empty", "audience_kinds = '{}'", "false"],
	["purposes", "(select seamark.principal() ->> 'purpose') = any (use_purposes)", "true"],
	["H1", "'H1' = any (use_codes)", "false"],
	["H2", "'H2' = any (use_codes)", "false"],
	["expiry", "expires_at > (select seamark.now())", "true"],
	["expiry at the instant", "expires_at > (select seamark.now())", "expires_at >= (select seamark.now())"],
	["one country", "originator_country = (select seamark.principal() ->> 'country')", "false"],
	["agreement", "in (select country, topic, ages from seamark.flows(%L))", "is not null"],
	["agreement: record kind", "flow -> 'records' ? flows.record", "true"],
	["agreement: purpose", "flow -> 'purposes' ? (select seamark.principal() ->> 'purpose')", "true"],
	["agreement: children", "age = 'child'", "true"],
	["agreement: topics", "end ?& crime.parts", "end ?| crime.parts"],
	["agreement: on both as one topic", `|| '["trafficking", "smuggling"]'`, ""],
];

/** Does the comparison find a difference when this text stands for the migrations? */
const finds = (faulty: string): Promise<boolean> =>
	// The owner is bound as the application is, and alone sees the faulty rule before it is rolled back.
	rolledBack(db.owner, async () => {
		await db.owner.query(faulty);
		await db.owner.query("select seamark.govern('alert', 'alert')");
		for (const [records, asked] of fc.sample(fc.tuple(batch, requests), { seed: 1, numRuns: 25 })) {
			await db.owner.query("savepoint batch");
			const { sql, pure } = await compare(db.owner, records, asked);
			if (JSON.stringify(sql) !== JSON.stringify(pure)) return true;
			await db.owner.query("rollback to savepoint batch");
		}
		return false;
	});

describe("the comparison finds a faulty rule", () => {
	test("and none in the right one", async () => expect(await finds(policySql)).toBe(false));
	test.each(mutants)("%s", async (_clause, text, fault) => {
		expect(policySql).toContain(text);
		expect(await finds(policySql.replaceAll(text, () => fault))).toBe(true);
	});
});
