import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as arbitrary from "./arbitrary.ts";
import { type Principal, policySql, principalSettings, type Setting, writerSettings } from "./index.ts";
import { type Governed, governedDatabase, insert, originators, rolledBack, set, visible } from "./testing.ts";

let db: Governed;
beforeAll(async () => {
	db = await governedDatabase();
}, 60_000);
afterAll(() => db.drop(), 30_000);

const update = (client: pg.Client, from: string, to: string) =>
	client.query("update alert set originator_agency = $2 where originator_agency = $1", [from, to]);

describe("without a whole context nothing is seen", () => {
	const records = [arbitrary.sample];
	const full = principalSettings(arbitrary.reader, "read", arbitrary.now);
	const sees = (client: pg.Client, settings: Setting[]) =>
		rolledBack(client, async () => {
			await set(client, writerSettings(originators(records)));
			await insert(client, records);
			await set(client, [...writerSettings([]), ...settings]);
			return visible(client);
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
			await insert(db.owner, records);
			await db.owner.query("commit");
			expect(await visible(client)).toEqual([]);
			expect(await visible(db.owner)).toEqual([]);
			// What one transaction set is gone in the next one of the same connection.
			await rolledBack(client, async () => {
				await set(client, full);
				expect(await visible(client)).toEqual([0]);
			});
			expect(await visible(client)).toEqual([]);
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
	const roles: [string, () => pg.Client][] = [
		["the application", () => db.app],
		["the owner", () => db.owner],
	];

	describe.each(roles)("%s", (_name, client) => {
		test("inserts for several agencies in one transaction", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency, foreign]));
				await insert(client(), both);
				expect(await visible(client())).toEqual([0, 1]);
			}));
		test("a row of an agency that does not write is refused, with the whole batch", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency]));
				await expect(insert(client(), both)).rejects.toMatchObject(refused);
			}));
		test("unset writers insert nothing", () =>
			rolledBack(client(), () => expect(insert(client(), [arbitrary.sample])).rejects.toMatchObject(refused)));
		test("a reader's context inserts nothing, not even for its own agency", () =>
			rolledBack(client(), async () => {
				await set(client(), principalSettings(changer, "change", arbitrary.now));
				await expect(insert(client(), [arbitrary.sample])).rejects.toMatchObject(refused);
			}));
		test("updates rows of its writers alone", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency, foreign]));
				await insert(client(), both);
				await set(client(), writerSettings([agency]));
				expect((await client().query("update alert set tlp = 'red'")).rowCount).toBe(1);
				expect((await update(client(), foreign, foreign)).rowCount).toBe(0);
			}));
		test("a row is not given away to an agency that does not write", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency]));
				await insert(client(), [arbitrary.sample]);
				await expect(update(client(), agency, foreign)).rejects.toMatchObject(refused);
			}));
		test("a principal that may change a record still needs to be a writer to update it", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency]));
				await insert(client(), [arbitrary.sample]);
				await set(client(), principalSettings(changer, "change", arbitrary.now));
				expect(await visible(client())).toEqual([0]);
				expect((await update(client(), agency, agency)).rowCount).toBe(0);
			}));
		test("deletes nothing", () =>
			rolledBack(client(), async () => {
				await set(client(), writerSettings([agency]));
				await insert(client(), [arbitrary.sample]);
				expect((await client().query("delete from alert")).rowCount).toBe(0);
			}));
	});

	test("the fragment can run again, with the same outcome", async () => {
		await db.owner.query(policySql);
		await db.owner.query("select seamark.govern('alert', 'alert')");
		const { rows } = await db.owner.query(
			"select relrowsecurity, relforcerowsecurity from pg_class where relname = 'alert'",
		);
		expect(rows).toEqual([{ relrowsecurity: true, relforcerowsecurity: true }]);
	});
});
