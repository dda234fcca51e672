import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as arbitrary from "./arbitrary.ts";
import {
	type GovernedRecord,
	type Kind,
	kindSql,
	type Principal,
	partyColumns,
	policySql,
	principalSettings,
	type Scope,
	type Setting,
	writerSettings,
} from "./index.ts";
import { alert, guardSql, trials } from "./testing/trials.ts";
import { type Client, insert, type PolicyDatabase, policyDatabase, rolledBack, set, visible } from "./testing.ts";

let db: PolicyDatabase;
beforeAll(async () => {
	db = await policyDatabase();
}, 60_000);
afterAll(() => db.drop(), 30_000);

const originators = (records: readonly GovernedRecord[]): string[] =>
	records.map(({ originator }) => originator.agency);

const update = (client: Client, from: string, to: string) =>
	client.query("update alert set originator_agency = $2 where originator_agency = $1", [from, to]);

describe("without a whole context nothing is seen", () => {
	const records = [arbitrary.sample];
	const full = principalSettings(arbitrary.reader, "read", arbitrary.now);
	const sees = (client: Client, settings: Setting[]) =>
		rolledBack(client, async () => {
			await set(client, writerSettings(originators(records)));
			await insert(client, alert, records);
			await set(client, [...writerSettings([]), ...settings]);
			return visible(client, alert);
		});

	test("a whole context sees the record", async () => expect(await sees(db.app, full)).toEqual([0]));
	test.each(["seamark.principal", "seamark.action", "seamark.now", "seamark.flows"])("%s unset", async (missing) => {
		expect(
			await sees(
				db.app,
				full.filter(([name]) => name !== missing),
			),
		).toEqual([]);
	});
	test.each([
		["seamark.principal", "{"],
		["seamark.principal", "[]"],
		["seamark.principal", "null"],
		["seamark.principal", '{"agency":"police","scopes":["alerts:read"]}'],
		["seamark.action", "erase"],
		["seamark.now", "soon"],
		["seamark.flows", "{"],
		["seamark.flows", "[1]"],
		["seamark.writers", "{"],
	] satisfies Setting[])("%s malformed: %s", async (name, value) => {
		const rest = name === "seamark.writers" ? [] : full.filter(([other]) => other !== name);
		expect(await sees(db.app, [...rest, [name, value]])).toEqual([]);
	});
	test("a fresh connection, and the owner, see none of the rows that are there", async () => {
		const client = await db.connectApp();
		try {
			await db.owner.query("begin");
			await set(db.owner, writerSettings(originators(records)));
			await insert(db.owner, alert, records);
			await db.owner.query("commit");
			expect(await visible(client, alert)).toEqual([]);
			expect(await visible(db.owner, alert)).toEqual([]);
			// What one transaction set is gone in the next one of the same connection.
			await rolledBack(client, async () => {
				await set(client, full);
				expect(await visible(client, alert)).toEqual([0]);
			});
			expect(await visible(client, alert)).toEqual([]);
		} finally {
			await client.end();
			await db.owner.query("truncate alert");
		}
	});
});

describe("writing", () => {
	const { agency } = arbitrary.sample.originator;
	const foreign = arbitrary.reader.agency;
	const both = [arbitrary.sample, { ...arbitrary.sample, originator: { agency: foreign, country: "WS" } }];
	const changer: Principal = { ...arbitrary.reader, agency, scopes: ["alerts:raise"] };
	const refused = { code: "42501" };
	const roles: [string, () => Client][] = [
		["the application", () => db.app],
		["the owner", () => db.owner],
	];

	describe.each(roles)("%s", (_name, client) => {
		test("inserts for several agencies in one transaction", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency, foreign]));
				await insert(client(), alert, both);
				expect(await visible(client(), alert)).toEqual([0, 1]);
			}));
		test("a row of an agency that does not write is refused, with the whole batch", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency]));
				await expect(insert(client(), alert, both)).rejects.toMatchObject(refused);
			}));
		test("unset writers insert nothing", () =>
			rolledBack(client(), () => expect(insert(client(), alert, [arbitrary.sample])).rejects.toMatchObject(refused)));
		test("a reader's context inserts nothing, not even for its own agency", () =>
			rolledBack(client(), async () => {
				await set(client(), principalSettings(changer, "change", arbitrary.now));
				await expect(insert(client(), alert, [arbitrary.sample])).rejects.toMatchObject(refused);
			}));
		test("updates rows of its writers alone", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency, foreign]));
				await insert(client(), alert, both);
				await set(client(), writerSettings([agency]));
				expect((await client().query("update alert set tlp = 'red'")).rowCount).toBe(1);
				expect((await update(client(), foreign, foreign)).rowCount).toBe(0);
			}));
		test("a row is not given away to an agency that does not write", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency]));
				await insert(client(), alert, [arbitrary.sample]);
				await expect(update(client(), agency, foreign)).rejects.toMatchObject(refused);
			}));
		test("a principal that may change a record still needs to be a writer to update it", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency]));
				await insert(client(), alert, [arbitrary.sample]);
				await set(client(), principalSettings(changer, "change", arbitrary.now));
				expect(await visible(client(), alert)).toEqual([0]);
				expect((await update(client(), agency, agency)).rowCount).toBe(0);
			}));
		test("deletes nothing", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency]));
				await insert(client(), alert, [arbitrary.sample]);
				expect((await client().query("delete from alert")).rowCount).toBe(0);
			}));
	});

	test("the fragment can run again, with the same outcome", async () => {
		const outcome = async () => {
			const tables =
				"select relname, relrowsecurity, relforcerowsecurity from pg_class where relname = any ($1) order by 1";
			const policies = "select tablename, policyname, cmd, qual, with_check from pg_policies order by 1, 2";
			return [await db.owner.query(tables, [trials.map(({ table }) => table)]), await db.owner.query(policies)].map(
				({ rows }) => rows,
			);
		};
		const before = await outcome();
		await db.owner.query(guardSql(policySql));
		const [tables, policies] = await outcome();
		expect([tables, policies]).toEqual(before);
		for (const table of tables ?? []) expect(table).toMatchObject({ relrowsecurity: true, relforcerowsecurity: true });
		expect(tables).toHaveLength(trials.length);
	});
});

test("the example of README.md works as it is printed", () =>
	rolledBack(db.owner, async () => {
		const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");
		const blocks = (language: string) =>
			[...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);
		const [, object = ""] = blocks("ts");
		const kind = new Function(`${stripTypeScriptTypes(object)}; return serviceRequest;`)() as Kind;
		const [statement = "", tables = ""] = blocks("sql");
		expect(statement.trim()).toBe(kindSql(kind));
		await db.owner.query(statement + tables);
		const [requesting, executing, other] = arbitrary.agencies as [string, string, string];
		const [request, page1] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
		await set(db.owner, writerSettings([requesting]));
		await db.owner.query("insert into service_request (id, subject, parties) values ($1, 'Bank records', $2)", [
			request,
			partyColumns({
				parties: [
					{ agency: requesting, role: "requesting" },
					{ agency: executing, role: "executing" },
				],
			}).parties,
		]);
		await db.owner.query("insert into service_request_page values ($1, $2)", [page1, request]);
		const sees = async (agency: string, action: string, scopes: string[]) => {
			const who = { ...arbitrary.reader, agency, scopes: scopes as Scope[] };
			await set(db.owner, principalSettings(who, action as "read", arbitrary.now));
			const { rows } = await db.owner.query(
				"select (select count(*)::int from service_request) as requests, (select count(*)::int from service_request_page) as pages",
			);
			return rows[0];
		};
		const [all, none] = [
			{ requests: 1, pages: 1 },
			{ requests: 0, pages: 0 },
		];
		expect(await sees(requesting, "read", ["requests:read"])).toEqual(all);
		expect(await sees(executing, "read", ["requests:read"])).toEqual(all);
		expect(await sees(other, "read", ["requests:read"])).toEqual(none);
		expect(await sees(executing, "answer", ["requests:answer"])).toEqual(all);
		expect(await sees(requesting, "answer", ["requests:answer"])).toEqual(none);
	}));

describe("a table comes under no rule by mistake", () => {
	test.each([
		["a kind that nobody told of", "select seamark.own('ledger', 'leger')"],
		["a kind of another rule", "select seamark.parties('request', 'ledger')"],
		["a table without the column that the rule reads", "select seamark.govern('ledger', 'notice')"],
	])("%s is refused", (_given, sql) =>
		rolledBack(db.owner, () => expect(db.owner.query(sql)).rejects.toThrow(/No kind of record|does not exist/)),
	);
	test("the application tells of no kind and changes no rule", async () => {
		for (const sql of [
			`select seamark.kind('alert', '{"rule": "own"}')`,
			"select seamark.own('ledger', 'ledger')",
			"create or replace function seamark.kinds() returns jsonb language sql stable return '{}'::jsonb",
		])
			await rolledBack(db.app, () => expect(db.app.query(sql), sql).rejects.toMatchObject({ code: "42501" }));
	});
	test("a kind told anew holds at once, in the connection that has its plan", () =>
		rolledBack(db.owner, async () => {
			await set(db.owner, writerSettings([arbitrary.sample.originator.agency]));
			await insert(db.owner, alert, [arbitrary.sample]);
			await set(db.owner, principalSettings(arbitrary.reader, "read", arbitrary.now));
			for (let n = 0; n < 10; n++) expect(await visible(db.owner, alert)).toEqual([0]);
			await db.owner.query(
				`select seamark.kind('alert', jsonb_set(seamark.kinds() -> 'alert', '{actions,read,scopes}', '["alerts:none"]'))`,
			);
			expect(await visible(db.owner, alert)).toEqual([]);
		}));
});
