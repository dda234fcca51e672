import { randomUUID } from "node:crypto";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { migrate, openPool, type Pool } from "@seamark/db";
import { migrationsOf } from "@seamark/service";
import { type TestDatabase, testDatabase } from "@seamark/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idAtLine } from "../../ids.ts";
import { service as caseIntake } from "../../service.ts";
import { countChosen, importExportPage } from "../../store/exported.ts";
import { readAs } from "../../store/read.ts";
import { readAtOnce } from "../../store/read-at-once.ts";
import { findPerson } from "../../store/read-persons.ts";
import { readGroups } from "../../store/statistics.ts";
import { sessionOf } from "./test-session.ts";

/** Migration 0004 brings records of exchange files into another form: a hub that had imported before it loses none. */

let database: TestDatabase;
let raw: Pool;
let app: Pool;
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const [ours, theirs] = [sessionOf(1).principal(), sessionOf(2).principal()];
const imports = { whole: randomUUID(), others: randomUUID(), cut: randomUUID(), ctdc: randomUUID() };
const bases = new Map<string, { person: string; identity: string }>(
	Object.values(imports).map((id) => [id, { person: randomUUID(), identity: randomUUID() }]),
);
const idOf = (of: string, what: "person" | "identity", n: number) => idAtLine(bases.get(of)?.[what] ?? "", n);

type OldRecord = { n: number; sealed: boolean; fields: Record<string, string>; person: Record<string, unknown> };
const person = (more: object = {}) => ({
	...{ role: "victim", identification: "confirmed", sex: "female", age_from: 20, age_to: 21, age_band: "18-20" },
	...{ nationality: ["FJ", "TO"], exploitation_country: "FJ", controls: 5, purposes: 2, ...more },
});
/** Cells that are hard to write: quotes, lines, separators, other scripts, and what a spreadsheet would run. */
const hard = [
	'a "quoted" one',
	"two\r\nlines",
	"comma, semicolon; tab\t",
	"\u062E\u0637\u0651 \u202Ettel",
	"\u{1F6A2}é",
];
const formulas = [
	"=1+1",
	"+679",
	"-x",
	"@y",
	"\tz",
	"\rr",
	"\nn",
	"'=1",
	"''",
	"\uFF1D1",
	"\uFF0B",
	"\uFF0D",
	"\uFF20",
];
const records: OldRecord[] = [...hard, ...formulas]
	.map(
		(value, at): OldRecord => ({
			n: at + 2,
			sealed: at % 2 === 0,
			fields: { cas_Status: value, ...(at % 3 === 0 ? { spl_Type: `plan ${at}` } : {}) },
			person: person(
				at % 4 === 0 ? { age_from: null, age_to: null, age_band: "unknown", exploitation_country: null } : {},
			),
		}),
	)
	// A line that was refused is missing, and more than go into one batch follow.
	.concat(
		Array.from({ length: 1_190 }, (_, at) => ({
			n: at + 100,
			sealed: false,
			fields: at % 2 === 0 ? { cas_Status: `open ${at}` } : {},
			person: person({ sex: at % 5 === 0 ? "male" : "female" }),
		})),
	);

const insertJob = (o: { id: string; agency: string; kind: string; status: string; rows: number }) =>
	raw.query(
		`insert into import_job (id, agency, kind, file_name, sha256, size, status, offset_bytes, rows_read, rows_taken, rows_refused, started_at,
			started_by_post, changed_at, version)
		values ($1, $2, $3, 'old.csv', $4, 900, $5, 900, $6, $6, 1, '2026-01-01', $7, '2026-01-02', 4)`,
		[o.id, o.agency, o.kind, randomUUID(), o.status, o.rows, ours.post],
	);

/** As the import before 0004 wrote them: a person for each record as soon as the file was in. */
const insertRecords = async (id: string, agency: string, list: readonly OldRecord[], made: boolean) => {
	const rows = list.map(({ n, sealed, ...one }) => ({
		...one,
		n,
		person_id: idOf(id, "person", n),
		identity_id: sealed ? idOf(id, "identity", n) : null,
	}));
	await raw.query(
		`insert into imported_record (import_id, n, agency, person_id, identity_id, fields, person)
		select $1, r.n, $2, r.person_id, r.identity_id, r.fields, r.person
		from jsonb_to_recordset($3::jsonb) as r(n int, person_id uuid, identity_id uuid, fields jsonb, person jsonb)`,
		[id, agency, JSON.stringify(rows)],
	);
	if (made)
		await raw.query(
			`insert into person (id, agency, import_id, identity_id, pseudonym, role, protected_as, identification, sex, age_from, age_to, age_band,
				nationality, exploitation_country, controls, purposes, created_at, changed_at, version)
			select i.person_id, i.agency, i.import_id, i.identity_id, 'P-' || i.person_id, p.role, '{victim}', p.identification, p.sex, p.age_from,
				p.age_to, p.age_band, p.nationality, p.exploitation_country, p.controls, p.purposes, '2026-01-02', '2026-01-02', 1
			from imported_record i cross join lateral jsonb_to_record(i.person) as p(role text, identification text, sex text, age_from smallint,
				age_to smallint, age_band text, nationality text[], exploitation_country text, controls int, purposes int)
			where i.import_id = $1`,
			[id],
		);
};

beforeAll(async () => {
	database = await testDatabase();
	stack.defer(() => database.drop());
	const opened = (url: string) => {
		const pool = openPool({ url, name: "test", max: 2 });
		stack.defer(() => pool.end());
		return pool;
	};
	const owner = opened(database.ownerUrl);
	const before = await mkdtemp(join(tmpdir(), "seamark-old-"));
	stack.defer(() => rm(before, { recursive: true, force: true }));
	const own = migrationsOf(caseIntake).find(({ name }) => name === "case-intake");
	if (!own) throw new Error("The service has no migrations of its own.");
	for (const file of await readdir(own.dir)) if (file < "0004") await copyFile(join(own.dir, file), join(before, file));
	const sets = migrationsOf(caseIntake).map((set) => (set === own ? { ...set, dir: before } : set));
	await migrate(owner, { sets, appRole: database.appRole });

	raw = opened(database.adminUrl);
	await insertJob({ id: imports.whole, agency: ours.agency, kind: "htcds", status: "done", rows: records.length });
	await insertRecords(imports.whole, ours.agency, records, true);
	await insertJob({ id: imports.others, agency: theirs.agency, kind: "htcds", status: "done", rows: 1 });
	await insertRecords(imports.others, theirs.agency, [{ n: 2, sealed: false, fields: {}, person: person() }], true);
	await insertJob({ id: imports.cut, agency: ours.agency, kind: "htcds", status: "running", rows: 3 });
	await insertRecords(imports.cut, ours.agency, records.slice(0, 3), false);
	await insertJob({ id: imports.ctdc, agency: ours.agency, kind: "ctdc", status: "running", rows: 1 });
	for (const id of Object.values(imports))
		await raw.query(
			"insert into import_refusal (import_id, agency, n, column_name, reason) values ($1, $2, 99, '', 'is refused')",
			[id, id === imports.others ? theirs.agency : ours.agency],
		);
	// Somebody has worked with the first two: one has another role by now, one was merged into the other.
	await raw.query("update person set role = 'witness', sex = 'male', version = 3 where id = $1", [
		idOf(imports.whole, "person", 2),
	]);
	await raw.query("update person set merged_into = $2, version = 2 where id = $1", [
		idOf(imports.whole, "person", 3),
		idOf(imports.whole, "person", 2),
	]);

	await migrate(owner, { sets: migrationsOf(caseIntake), appRole: database.appRole });
	app = opened(database.appUrl);
});

const exported = (who = ours, id = imports.whole) =>
	readAs(app, who, 0, async (tx) => {
		const rows = [];
		for (let after: number | undefined, more = true; more; ) {
			const page = await importExportPage(tx, id, after);
			rows.push(...page.rows);
			after = page.next;
			more = page.next !== undefined;
		}
		return rows;
	});

test("every record is exported with the cells that it had, to the letter, and its identity's id", async () => {
	const rows = await exported();
	const left = records.filter(({ n }) => n !== 3);
	expect(rows.map(({ kept }) => kept)).toEqual(left.map(({ fields }) => fields));
	expect(rows.map(({ identityId }) => identityId)).toEqual(
		left.map(({ n, sealed }) => (sealed ? idOf(imports.whole, "identity", n) : null)),
	);
	// A person who was changed since leaves as changed, and the rest as the file had it.
	expect(rows[0]?.columns).toMatchObject({ roles: ["suspectedVictim", "witness"], sex: "male" });
	expect(rows[1]?.columns).toEqual({
		...{ roles: ["victim"], identification: "confirmed", sex: "female" },
		...{ nationality: ["FJ", "TO"], controls: 5, purposes: 2 },
	});
	expect(await readAs(app, ours, 0, (tx) => countChosen(tx, { import: imports.whole }))).toBe(left.length);
	expect(await exported(theirs)).toEqual([]);
	expect(await exported(theirs, imports.others)).toHaveLength(1);
});

test("persons keep ids, names and history, and everybody is counted once", async () => {
	const found = await readAs(app, ours, 0, (tx) => findPerson(tx, idOf(imports.whole, "person", 2)));
	expect(found).toMatchObject({
		state: { roles: ["suspectedVictim", "witness"], version: 3, protectedAs: ["victim"] },
		pseudonym: `P-${idOf(imports.whole, "person", 2)}`,
		identityId: idOf(imports.whole, "identity", 2),
	});
	const { main } = await readAtOnce(app, ours, 0, (tx) => readGroups(tx, { of: "import", id: imports.whole }));
	const count = (of: Partial<(typeof main)[number]>) =>
		main
			.filter((group) =>
				Object.entries(of).every(([key, value]) => isDeepStrictEqual(group[key as keyof typeof group], value)),
			)
			.reduce((sum, group) => sum + Number(group.count), 0);
	const of = (test: (one: OldRecord) => boolean) => records.filter((one) => one.n !== 3 && test(one)).length;
	expect([count({}), count({ roles: ["suspectedVictim", "witness"], sex: "male" })]).toEqual([records.length - 1, 1]);
	expect(count({ roles: ["victim"], sex: "male" })).toBe(of((one) => one.n > 2 && one.person.sex === "male"));
	expect(count({ roles: ["victim"], ageBand: "unknown" })).toBe(
		of((one) => one.n > 2 && one.person.age_band === "unknown"),
	);
});

test("a file that was cut off begins again, and nothing else does", async () => {
	const { rows } = await raw.query(
		`select j.id, j.status, j.offset_bytes::int as at, j.rows_taken as taken, j.version,
			(select count(*)::int from import_refusal r where r.import_id = j.id) as refusals,
			(select count(*)::int from imported_batch b where b.import_id = j.id) as batches from import_job j`,
	);
	const job = (id: string) => rows.find((row) => row.id === id);
	expect(job(imports.cut)).toMatchObject({ status: "running", at: 0, taken: 0, version: 5, refusals: 0, batches: 0 });
	expect(job(imports.ctdc)).toMatchObject({ status: "running", at: 900, taken: 1, version: 4, refusals: 1 });
	expect(job(imports.whole)).toMatchObject({ status: "done", at: 900, taken: records.length, refusals: 1, batches: 2 });
});

test("the tables that were converted are kept from other agencies as before", async () => {
	const { rows } = await raw.query(
		"select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)",
	);
	expect(rows).toEqual([]);
	await expect(app.query("select 1 from imported_record")).rejects.toMatchObject({ code: "42P01" });
});
