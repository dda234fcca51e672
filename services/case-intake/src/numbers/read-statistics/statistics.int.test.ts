import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bitsOf, purposeForms } from "../../codes/trafficking.ts";
import { ctdcLoader } from "../../imports/ctdc/loader.ts";
import { importRecords } from "../../imports/import-records/handle.ts";
import { commandOf, sessionOf } from "../../imports/import-records/test-session.ts";
import { ctdcFixture, openImportStage, type Stage } from "../../imports/import-records/test-support.ts";
import { readAtOnce } from "../../store/read-at-once.ts";
import type { Scope } from "../../store/statistics.ts";
import { noCounters } from "../../store/statistics.ts";
import { readStatistics } from "../statistics/read.ts";

const run = promisify(execFile);
const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const session = sessionOf(1);
const now = Date.parse("2027-02-01T00:00:00Z");
let stage: Stage;
beforeAll(async () => {
	stage = await openImportStage({ now: () => now });
});
afterAll(() => stage.close());
beforeEach(() =>
	stage.raw.query("truncate person, intake_case, charge, court_stage, incident, import_job, imported_person cascade"),
);

const statistics = (scope: Scope, o: { open?: boolean; by?: typeof session } = {}) =>
	readAtOnce(stage.deps.context.pool, (o.by ?? session).principal(), now, (tx) =>
		readStatistics(tx, scope, o.open ?? false),
	);

test("the statistics over an import are those of the file, cell by cell, by a script of its own", async () => {
	const fixture = await ctdcFixture();
	const { job } = await importRecords(stage.deps, session, commandOf(fixture, { hash }), ctdcLoader());
	const root = fileURLToPath(new URL("../../../../../", import.meta.url));
	const { stdout } = await run(process.execPath, [
		`${root}scripts/ctdc-statistics.mjs`,
		`${root}tests/fixtures/ctdc/invented.csv`,
	]);
	const counted = JSON.parse(stdout) as { persons: number; cells: Record<string, number> };
	const { counters, tables } = await statistics({ of: "import", id: job.id });
	expect(counters).toMatchObject({
		persons: counted.persons,
		victimsUndetermined: counted.persons,
		cases: 0,
		incidents: 0,
	});
	const cells = Object.entries(tables).flatMap(([table, rows]) =>
		Object.entries(rows).map(([row, counts]) => [`${table}/${row}`, counts.persons] as const),
	);
	expect(Object.fromEntries(cells.filter(([, count]) => count !== 0))).toEqual(counted.cells);
	expect(Object.keys(counted.cells).length).toBeGreaterThan(80);
	// It is nobody's case, and not another unit's import.
	expect((await statistics({ of: "cases" })).counters.persons).toBe(0);
	expect((await statistics({ of: "import", id: job.id }, { by: sessionOf(2) })).counters.persons).toBe(0);
});

test("an import that is not done counts nobody", async () => {
	const fixture = await ctdcFixture();
	const { job } = await importRecords(stage.deps, session, commandOf(fixture, { hash }), ctdcLoader());
	await stage.raw.query("update import_job set status = 'running'");
	expect((await statistics({ of: "import", id: job.id })).counters.persons).toBe(0);
});

const id = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, "0")}`;
const { agency, post } = session.principal();
const addCase = (n: number, at = "2026-03-01") =>
	stage.raw.query(
		`insert into intake_case (id, agency, reference, title, status, jurisdiction, opened_at, opened_by_post, changed_at, version)
			values ($1, $2, $3, 'a case', 'open', 'FJ', $4, $5, $4, 1)`,
		[id(n), agency, `2026-${n}`, at, post],
	);
const addPersons = (
	caseId: string,
	first: number,
	count: number,
	o: { roles: string[]; identification: string; sex?: string; classification?: string; purposes?: number; at?: string },
) =>
	stage.raw.query(
		`insert into person (id, agency, case_id, pseudonym, roles, identification, sex, age_band, classification, purposes, created_at, changed_at, version)
			select ('00000000-0000-4000-a000-' || lpad(n::text, 12, '0'))::uuid, $1, $2, 'P-' || n, $3, $4, $5, 'unknown', $6, $7, $8, $8, 1
			from generate_series($9::int, $10::int) as n`,
		[
			agency,
			caseId,
			o.roles,
			o.identification,
			o.sex ?? "unknown",
			o.classification ?? null,
			o.purposes ?? 0,
			o.at ?? "2026-03-02",
			first,
			first + count - 1,
		],
	);
const person = (n: number) => `00000000-0000-4000-a000-${String(n).padStart(12, "0")}`;

test("one case of seventy persons, nine confirmed: every counter counts its own, and the charge stands apart from the crime", async () => {
	await addCase(1);
	await addPersons(id(1), 1, 9, {
		roles: ["victim"],
		identification: "confirmed",
		sex: "female",
		classification: "trafficking",
		purposes: bitsOf(purposeForms, ["forcedLabour"]),
	});
	await addPersons(id(1), 10, 60, { roles: ["suspectedVictim"], identification: "unknown" });
	await addPersons(id(1), 70, 1, { roles: ["suspect"], identification: "unknown" });
	await stage.raw.query(
		`insert into incident (id, case_id, agency, kind, persons_found, recorded_at, by_post) values ($1, $2, $3, 'raid', 70, '2026-03-01', $4)`,
		[id(50), id(1), agency, post],
	);
	for (const [n, offence] of [
		[60, "illegalEmployment"],
		[61, "trafficking"],
	] as const)
		await stage.raw.query(
			`insert into charge (id, case_id, person_id, agency, offence, status, charged_on, recorded_at, by_post, version) values ($1, $2, $3, $4, $5, 'charged', '2026-05-01', '2027-01-01', $6, 1)`,
			[id(n), id(1), person(70), agency, offence, post],
		);
	for (const [n, stageName, outcome] of [
		[1, "prosecution", null],
		[2, "verdict", "convicted"],
		[3, "appeal", "convicted"],
	] as const)
		await stage.raw.query(
			`insert into court_stage (charge_id, n, agency, stage, outcome, reached_on, recorded_at, by_post) values ($1, $2, $3, $4, $5, '2026-06-01', '2027-01-01', $6)`,
			[id(60), n, agency, stageName, outcome, post],
		);
	const { counters, tables, chargedOffences, basis } = await statistics({ of: "cases", year: 2026 });
	expect(counters).toEqual({
		...noCounters,
		incidents: 1,
		cases: 1,
		persons: 70,
		victimsConfirmed: 9,
		victimsPresumed: 0,
		victimsUndetermined: 60,
		smuggledMigrants: 0,
		refugees: 0,
		witnesses: 0,
		suspects: 1,
		concerned: 0,
		otherPersons: 0,
		charges: 2,
		prosecutions: 1,
		convictions: 1,
		personsProsecuted: 1,
		personsConvicted: 1,
		sentences: 0,
		imprisonments: 0,
		undatedCourtRecords: 0,
		breaches: 0,
	});
	expect(chargedOffences).toEqual({
		illegalEmployment: { charges: 1, prosecutions: 1, convictions: 1 },
		trafficking: { charges: 1, prosecutions: 0, convictions: 0 },
	});
	expect(tables.assessedCrime).toMatchObject({ trafficking: { persons: 9 }, unknown: { persons: 61 } });
	expect(tables.exploitationAnyBySex["forcedLabour|female"]).toMatchObject({ persons: 9, victimsConfirmed: 9 });
	expect(basis).toMatch(/^Persons who were detected/);
	expect(JSON.stringify({ counters, tables })).not.toMatch(/prevalence|estimate/i);
	const open = await statistics({ of: "cases", year: 2026 }, { open: true });
	expect(open.counters).toMatchObject({
		persons: 70,
		victimsConfirmed: null,
		victimsUndetermined: 60,
		suspects: null,
		convictions: null,
		// Of a small country they point at persons as well (000:2438).
		cases: null,
		incidents: null,
	});
	expect(open.chargedOffences).toEqual({});
	expect(open.threshold).toBe(10);
	// Of all years together no more is shown than of the one that has anything.
	const together = await statistics({ of: "cases" }, { open: true });
	expect(together.counters).toMatchObject({ persons: 70, victimsConfirmed: null, convictions: null, cases: null });
	expect(Object.keys(together.tables.exploitationAnyBySex)).toEqual([]);
	expect((await statistics({ of: "cases", year: 2025 })).counters).toMatchObject({ persons: 0, cases: 0 });
	expect((await statistics({ of: "cases", year: 2026 }, { by: sessionOf(2) })).counters).toMatchObject({
		persons: 0,
		incidents: 0,
		charges: 0,
	});
});

test("a person who was merged into another counts once", async () => {
	await addCase(1);
	await addPersons(id(1), 1, 2, { roles: ["victim"], identification: "confirmed" });
	await stage.raw.query("update person set merged_into = $1 where id = $2", [person(1), person(2)]);
	expect((await statistics({ of: "cases" })).counters.persons).toBe(1);
});
