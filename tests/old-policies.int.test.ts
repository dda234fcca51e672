import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { service as alerts } from "@seamark/alerts";
import { service as caseIntake } from "@seamark/case-intake";
import { type MigrationSet, migrate, openPool, type Pool } from "@seamark/db";
import { migrationsOf } from "@seamark/service";
import { testDatabase } from "@seamark/testing";
import { service as vault } from "@seamark/vault";
import { describe, expect, onTestFinished, test } from "vitest";

/** A database of before the policy asked by kind of record ends under the same rules as one that is new. */

/** The first migration of each set that knows kinds of record. */
const since: Record<string, string> = { policy: "0003", alerts: "0004", "case-intake": "0007", vault: "0004" };

const stage = async () => {
	const database = await testDatabase();
	onTestFinished(() => database.drop());
	const opened = (url: string): Pool => {
		const pool = openPool({ url, name: "test", max: 2 });
		onTestFinished(() => pool.end());
		return pool;
	};
	const owner = opened(database.ownerUrl);
	return { owner, app: opened(database.appUrl), raw: opened(database.adminUrl), appRole: database.appRole };
};

/** The set as it was: without the migrations that came since. */
const asBefore = async (set: MigrationSet): Promise<MigrationSet> => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-old-"));
	onTestFinished(() => rm(dir, { recursive: true, force: true }));
	for (const file of await readdir(set.dir))
		if (file < (since[set.name] ?? "9")) await copyFile(join(set.dir, file), join(dir, file));
	return { ...set, dir };
};

/** Every policy and every function of the policy, as the database has them; owners have other names in each. */
const rules = async ({ owner }: { owner: Pool }): Promise<unknown> => {
	const { rows: policies } = await owner.query(
		`select tablename, policyname, permissive, cmd, qual, with_check from pg_policies order by tablename, policyname`,
	);
	const { rows: tables } = await owner.query(
		"select relname, relrowsecurity, relforcerowsecurity from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
	);
	const { rows: functions } = await owner.query(
		`select pg_get_functiondef(oid) as definition from pg_proc
		where pronamespace = 'seamark'::regnamespace and prokind = 'f' order by proname, pronargs`,
	);
	return { policies, tables, functions };
};

/** Tables whose policies are no rule of a kind of record, but their own: answers of readers, parts of alerts, webhooks. */
const byHand: Record<string, string[]> = {
	alerts: [
		...[
			...["acknowledgement", "alert_answer", "alert_indexed", "alert_question", "alert_word"],
			"feed_place",
			"feedback",
			"stix_import",
			"stix_member",
			"stix_object",
			"stix_origin",
			"subscription",
		],
		...["webhook", "webhook_dead_letter", "webhook_delivery", "webhook_host"],
	],
};

const agency = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
/** A row of each of two agencies, a table and column to see whose rows are there, and what a reader is told to the database by. */
const rows: Record<string, { insert: string; seen: string; scopes: string[] }> = {
	alerts: {
		insert: `insert into alert (id, version, status, kind, urgency, countries, regions, use_conditions, raised_at, changed_at, raised_by_post,
				originator_agency, originator_country, topic, ages, tlp, audience_regions, audience_countries, audience_kinds,
				audience_agencies, excluded_agencies, use_codes, use_purposes)
			select gen_random_uuid(), 1, 'live', 'route', 'routine', '{}', '{}', '{}', now(), now(), $1, unnest($2::uuid[]), 'FJ',
				'smuggling', 'any', 'green', '{}', '{}', '{}', '{}', '{}', '{}', '{}' where $1::uuid is not null`,
		seen: "select originator_agency as agency from alert",
		scopes: ["alerts:read"],
	},
	"case-intake": {
		insert: `insert into intake_case (id, agency, reference, title, status, jurisdiction, opened_at, opened_by_post, changed_at, version)
			select gen_random_uuid(), unnest($2::uuid[]), '2026-000001', 'A case', 'open', 'hub', now(), $1, now(), 1`,
		seen: "select agency from intake_case",
		scopes: ["statistics:read"],
	},
	vault: {
		insert: `insert into agency_key (agency, key_id, wrapped) select unnest($2::uuid[]), 'key', '' where $1::uuid is not null`,
		seen: "select agency from agency_key",
		scopes: [],
	},
};

describe.each([
	["alerts", migrationsOf(alerts)],
	["case-intake", migrationsOf(caseIntake)],
	["vault", migrationsOf(vault)],
])("%s", (name, sets: readonly MigrationSet[]) => {
	test("old and new end under the same rules, and each agency sees what it saw", async () => {
		const [old, fresh] = [await stage(), await stage()];
		await migrate(old.owner, { sets: await Promise.all(sets.map(asBefore)), appRole: old.appRole });
		const { insert, seen, scopes } = rows[name] as (typeof rows)[string];
		await old.raw.query(insert, [agency(9), [agency(1), agency(2)]]);
		const sees = async (principal: object): Promise<string[]> => {
			const client = await old.app.connect();
			try {
				await client.query("begin");
				await client.query(
					"select set_config('seamark.principal', $1, true), set_config('seamark.action', 'read', true), set_config('seamark.now', '2030-01-01', true)",
					[JSON.stringify({ clearance: "green", purpose: "investigation", ...principal })],
				);
				return (await client.query<{ agency: string }>(seen)).rows.map((row) => row.agency);
			} finally {
				await client.query("rollback");
				client.release();
			}
		};
		const asked = [{ agency: agency(1), scopes }, { agency: agency(2), scopes }, { agency: agency(3), scopes }, {}];
		const before = await Promise.all(asked.map(sees));
		expect(before).toEqual([[agency(1)], [agency(2)], [], []]);

		await migrate(old.owner, { sets, appRole: old.appRole });
		await migrate(fresh.owner, { sets, appRole: fresh.appRole });
		expect(await Promise.all(asked.map(sees))).toEqual(before);
		expect(await rules(old)).toEqual(await rules(fresh));
		const { rows: others } = await old.owner.query<{ name: string }>(
			`select relname as name from pg_class c where relrowsecurity
				and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'seamark_may') order by 1`,
		);
		expect(others.map((table) => table.name)).toEqual(byHand[name] ?? []);
	});
});
