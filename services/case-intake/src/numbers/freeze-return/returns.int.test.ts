import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openStage, type Stage, type UnitName, units } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

type Frozen = { year: number; edition: number; sha256: string };
const { agency, post } = units.fiji;
const freeze = (year: number, headers = {}) =>
	stage.ask("fiji", "POST", `/statistics/returns/${year}`, undefined, { headers });
const read = (year: number, query = "", who: UnitName = "fiji") =>
	stage.ask(who, "GET", `/statistics/returns/${year}${query}`);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const year = 2024;
const at = `${year}-03-02`;
/** Confirmed victims of the year. The ids of all persons here begin with the same numbers. */
const person = (n: number) => `00000000-0000-4000-a000-${String(n).padStart(12, "0")}`;
const addPersons = async (first: number, count: number, sex: string) => {
	const caseId = person(0);
	await stage.raw.query(
		`insert into intake_case (id, agency, reference, title, status, jurisdiction, opened_at, opened_by_post, changed_at, version)
			values ($1, $2, $3, 'a case', 'open', 'FJ', $4, $5, $4, 1) on conflict do nothing`,
		[caseId, agency, `${year}-1`, at, post],
	);
	await stage.raw.query(
		`insert into person (id, agency, case_id, pseudonym, roles, identification, sex, age_band, created_at, changed_at, version)
			select ('00000000-0000-4000-a000-' || lpad(n::text, 12, '0'))::uuid, $1, $2, 'P-' || n, '{victim}', 'confirmed', $3, 'unknown', $4, $4, 1
			from generate_series($5::int, $6::int) as n`,
		[agency, caseId, sex, at, first, first + count - 1],
	);
};

test("a frozen return stays as it is to the byte, whatever changes later; a correction is an edition beside it", async () => {
	await addPersons(1, 12, "female");
	const first = await freeze(year);
	expect([first.status, first.body], first.text).toMatchObject([201, { year, edition: 1 }]);
	const frozen = first.body as Frozen;
	stage.clock.ahead = 86_400_000;
	onTestFinished(() => {
		stage.clock.ahead = 0;
	});
	const again = await freeze(year);
	expect([again.status, again.body]).toEqual([200, frozen]);

	const [before, csv] = [await read(year, "?edition=1"), await read(year, "?as=csv&edition=1")];
	await addPersons(50, 1, "male");
	await stage.raw.query("update person set sex = 'unknown' where id = $1", [person(1)]);
	const after = await read(year, "?edition=1");
	expect(after.text).toBe(before.text);
	expect(after.headers).toMatchObject({
		"content-type": "application/json; charset=utf-8",
		etag: `"${frozen.sha256}"`,
	});
	expect(sha256(after.text)).toBe(frozen.sha256);
	expect((await read(year, "?as=csv&edition=1")).text).toBe(csv.text);
	expect([csv.headers["content-type"], csv.text.split("\r\n")[0]]).toEqual([
		"text/csv; charset=utf-8",
		"table,row,counter,count",
	]);

	// Of two who freeze the correction at once, one makes the edition and the other is told of it.
	const both = await Promise.all([freeze(year), freeze(year)]);
	expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
	expect(both.map(({ body }) => body.edition)).toEqual([2, 2]);
	const list = await stage.ask("fiji", "GET", "/statistics/returns");
	expect((list.body.items as Frozen[]).map((one) => one.edition)).toEqual([2, 1]);
	expect((await read(year)).headers.etag).toBe(`"${both[0]?.body.sha256}"`);
	// Undone, the numbers are those of the first edition again, to the byte: a third edition says so.
	await stage.raw.query("delete from person where id = $1", [person(50)]);
	await stage.raw.query("update person set sex = 'female' where id = $1", [person(1)]);
	const key = { "idempotency-key": randomUUID() };
	const third = await freeze(year, key);
	expect(third.body).toMatchObject({ edition: 3, sha256: frozen.sha256 });
	await addPersons(60, 1, "male");
	expect((await freeze(year, key)).body).toEqual(third.body);

	const theirs = await read(year, "?edition=1", "samoa");
	expect([theirs.status, theirs.body.code]).toEqual([404, "NOT_FOUND"]);
	const running = await freeze(new Date(Date.now() + stage.clock.ahead).getUTCFullYear());
	expect([running.status, running.body.code]).toEqual([422, "REFUSED"]);
	const reads = (await stage.events())
		.filter((one) => one.name === "RecordsAccessed")
		.map(({ payload }) => payload as { query: string; record: string; action: string; found: boolean })
		.filter(({ query }) => query === `read-return ${year}`);
	expect(reads.at(-1)).toMatchObject({ record: "statistics", action: "disclosure", found: false });
	expect(reads).toHaveLength(6);
});

test("the service's role can add a return and change none", async () => {
	expect((await freeze(2020)).status).toBe(201);
	for (const change of ["update yearly_return set sha256 = ''", "delete from yearly_return"])
		await expect(stage.context.pool.query(change)).rejects.toThrow(/permission denied/);
});

test("a return that is not what was frozen is not handed out", async () => {
	expect((await freeze(2019)).status).toBe(201);
	await stage.raw.query("update yearly_return set bytes = 'x' where year = 2019");
	const got = await read(2019);
	expect([got.status, got.body.code]).toEqual([500, "INTERNAL"]);
});

/** As that agency has frozen it: these persons, all of them confirmed victims. */
const handIn = async (of: string, year: number, edition: number, women: number, men: number) => {
	const confirmed = (count: number) => ({ persons: count, victimsConfirmed: count });
	const content = {
		form: "seamark-yearly-return-4",
		...{ agency: of, year, rulesVersion: "1" },
		statistics: {
			counters: { ...confirmed(women + men), charges: 4, convictions: 12 },
			tables: { sexByAgeBand: { "female|adult": confirmed(women), "male|adult": confirmed(men) } },
			chargedOffences: { trafficking: { charges: 4, prosecutions: 0, convictions: 12 } },
		},
	};
	const bytes = Buffer.from(`${JSON.stringify(content)}\n`);
	await stage.raw.query("insert into yearly_return values ($1, $2, $3, $4, $5, '1', now(), $6)", [
		...[of, year, edition, sha256(bytes.toString()), bytes, post],
	]);
};

test("national totals are for the agency that holds the office, add up the country's returns, and keep back what is small", async () => {
	const national = 2018;
	const office = { purpose: "analysis", scopes: ["statistics:national"] } as const;
	const release = (who: UnitName, body: object = {}) =>
		stage.ask(who, "POST", `/statistics/national/${national}`, body, office);
	const totals = (who: UnitName, query = "") =>
		stage.ask(who, "GET", `/statistics/national/${national}${query}`, undefined, office);

	// Anyone who holds no office in the country is told so, no matter what the post holds; and an office is no key to records.
	for (const who of ["fiji", "samoa", "shelter"] as const)
		for (const refused of [await release(who), await totals(who)])
			expect([refused.status, refused.body.code]).toEqual([403, "FORBIDDEN"]);
	const other = { purpose: "investigation", scopes: ["statistics:national"] } as const;
	for (const url of ["/statistics/national", `/statistics/national/${national}`])
		expect((await stage.ask("labour", "GET", url, undefined, other)).status).toBe(403);
	expect((await stage.ask("labour", "GET", "/statistics", undefined, office)).status).toBe(403);
	expect((await stage.ask("labour", "GET", "/cases", undefined, office)).status).toBe(403);

	const missing = await release("labour");
	expect([missing.status, missing.body.code]).toEqual([422, "REFUSED"]);
	expect(missing.text).toContain("/without");

	await handIn(agency, national, 1, 60, 30);
	await handIn(units.shelter.agency, national, 1, 20, 30);
	await handIn(units.samoa.agency, national, 1, 500, 500);
	const first = await release("labour");
	expect([first.status, first.body], first.text).toMatchObject([201, { country: "FJ", year: national, edition: 1 }]);
	const read = await totals("labour");
	const body = JSON.parse(read.text) as { counters: object; groups: object; chargedOffences: object };
	expect(body).toMatchObject({
		counters: { persons: 140, victimsConfirmed: 140, charges: null, convictions: 24 },
		groups: { victimsConfirmed: { womenMenGirlsBoys: { women: 80, men: 60, girls: 0, boys: 0 } } },
		chargedOffences: { convictions: { trafficking: 24 } },
	});
	// What an agency handed in can be guessed from its hash: few numbers, all of a known form.
	expect(read.text).not.toMatch(/sha256|[0-9a-f]{64}/);
	expect(sha256(read.text)).toBe(first.body.sha256);

	const again = await release("labour");
	expect([again.status, again.body]).toEqual([200, first.body]);
	// One woman more: anyone who takes one release off the other would have her.
	await handIn(units.shelter.agency, national, 2, 21, 30);
	const corrected = await release("labour");
	expect([corrected.status, corrected.body.code]).toEqual([422, "REFUSED"]);
	expect((await totals("labour")).text).toBe(read.text);
	await handIn(units.shelter.agency, national, 3, 30, 30);
	expect((await release("labour")).body).toMatchObject({ edition: 2 });
	expect((await totals("labour", "?edition=1")).text).toBe(read.text);

	expect((await stage.events()).filter(({ name }) => name === "NationalTotalsReleased")).toHaveLength(2);
	for (const change of ["update national_totals set sha256 = ''", "delete from national_totals"])
		await expect(stage.context.pool.query(change)).rejects.toThrow(/permission denied/);
});

test("the database gives returns of others to nobody without the scope", async () => {
	await handIn(units.tonga.agency, 2017, 1, 50, 50);
	const seen = async (scopes: string[], purpose: string) => {
		const client = await stage.context.pool.connect();
		try {
			await client.query("begin");
			const principal = { agency, country: "FJ", region: "pacific", kind: "tcu", scopes, purpose, clearance: "amber" };
			await client.query(
				"select set_config('seamark.principal', $1, true), set_config('seamark.action', 'read', true), set_config('seamark.now', '2030-01-01', true)",
				[JSON.stringify(principal)],
			);
			const { rows } = await client.query("select * from seamark.returns_of(2017, $1::uuid[])", [[units.tonga.agency]]);
			return rows.length;
		} finally {
			await client.query("rollback");
			client.release();
		}
	};
	expect(await seen(["statistics:read", "cases:read", "links:lookUp"], "analysis")).toBe(0);
	expect(await seen(["statistics:national"], "investigation")).toBe(0);
	expect(await seen(["statistics:national"], "oversight")).toBe(1);
});
