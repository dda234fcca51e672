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
