import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { actorOf } from "@seamark/auth";
import { joinCells } from "@seamark/csv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readStatistics } from "../../numbers/statistics/read.ts";
import { answer, ask } from "../../second-person/second-person.ts";
import { listRefusals } from "../../store/import-jobs.ts";
import { namesakesOf } from "../../store/namesakes.ts";
import { readAs } from "../../store/read.ts";
import { readAtOnce } from "../../store/read-at-once.ts";
import { findPerson } from "../../store/read-persons.ts";
import { insertSecondPerson, toSecondPersonRow } from "../../store/second-persons.ts";
import { htcdsFields, identityFields } from "../htcds/fields.ts";
import { htcdsLoader } from "../htcds/loader.ts";
import { type HtcdsRecord, toJson } from "../htcds/map.ts";
import { importRecords } from "../import-records/handle.ts";
import { chunksOf, commandOf, sessionOf } from "../import-records/test-session.ts";
import { openImportStage, type Stage } from "../import-records/test-support.ts";
import { readRecords } from "./read.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openImportStage({ now: () => Date.parse("2026-06-30T00:00:00Z") });
});
afterAll(() => stage.close());

const session = sessionOf(1);
const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const send = (text: string, format: "csv" | "json" = "csv") =>
	importRecords(
		stage.deps,
		session,
		commandOf(Buffer.from(text), { hash, kind: "htcds", format }),
		htcdsLoader(stage.deps),
	);
/** Two officers have opened the import. */
const opened = async (id: string, by: typeof session) => {
	const { context } = stage.deps;
	const at = context.now();
	const actor = actorOf(by, by.principal());
	const of = { deed: "openIdentity", subjectKind: "import", subject: id, reason: "to send it on (invented)" } as const;
	const asked = ask(of, { id: context.newId(), actor, at });
	if ("refused" in asked) throw new Error("not asked");
	const second = { actor: { ...actor, officerId: context.newId() }, scopes: ["cases:read"] as const, at };
	const confirmed = answer(asked.request, { answer: "confirmed" }, second);
	if ("refused" in confirmed) throw new Error("not confirmed");
	const row = toSecondPersonRow(confirmed.request);
	await context.committer.commit({
		writes: [{ statement: insertSecondPerson, row }],
		events: [],
		writer: actor.agencyId,
	});
};
const records = async (id: string, by = session) => {
	await opened(id, by);
	const list: HtcdsRecord[] = [];
	const principal = by.principal();
	const found = readRecords(stage.deps, { who: principal, actor: actorOf(by, principal), chosen: { import: id } });
	for await (const one of found) list.push(one);
	return list;
};
const sorted = (list: readonly HtcdsRecord[]) => list.map((one) => JSON.stringify(one)).sort();
const names = htcdsFields.map(({ name }) => name);
const csvOf = (list: readonly HtcdsRecord[]) =>
	joinCells(names) + list.map((one) => joinCells(names.map((name) => one[name] ?? ""))).join("");

const fixedValue: Record<string, string> = {
	prs_Birthdate: "1999-02-28",
	prs_Citizenship: "FJ;TO",
	prs_PrimaryLanguage: "fij",
	prs_NumberOfChildren: "2",
	vic_AgeWhenTrafficked: "17",
	vic_MethodsOfControl: "DebtBondage;TakesEarnings;Other",
	vic_TypeOfExploitation: "ForcedLabour;ChildLabour",
	vic_TraffickingStatus: "ActualVictimOfTrafficking",
	cas_IncomingReferralDate: "2026-01-31",
	hte_Country: "FJ",
};
/** A record with something in every field; names are invented. */
const full = (n: number): HtcdsRecord =>
	Object.fromEntries(
		htcdsFields.map(({ name, type, values }) => {
			const plain =
				type === "Date"
					? "2026-02-01"
					: type === "Checkbox"
						? "true"
						: type === "Number" || type === "Geolocation"
							? "12.5"
							: `=invented ${n}, "${name}"`;
			return [
				name,
				fixedValue[name] ?? values?.[n % values.length] ?? (type === "Multiselect Picklist" ? "Facebook" : plain),
			];
		}),
	);
const few: HtcdsRecord[] = [
	{ prs_FirstName: "Амина", prs_SecondName: "Exempel" },
	{ prs_FirstName: "آمنة\u202e", prs_HomePhone: "+679 555 0101" },
	{ prs_Gender: "TransgenderFeminine", vic_TraffickingStatus: "PossibleVictimOfTrafficking" },
	{ cco_CaseComment: "line one\r\nline two" },
	{ prs_SecondName: "x".repeat(10_000) },
];

test("every field of the standard goes in and comes out as it was, from CSV and from JSON", async () => {
	const list = [...few, full(1), full(2)];
	const csv = await send(csvOf(list));
	expect(csv.job).toMatchObject({ status: "done", rowsTaken: list.length, rowsRefused: 0 });
	expect(sorted(await records(csv.job.id))).toEqual(sorted(list));
	const json = await send(JSON.stringify(list.map(toJson)), "json");
	expect(json.job).toMatchObject({ rowsTaken: list.length, rowsRefused: 0 });
	expect(sorted(await records(json.job.id))).toEqual(sorted(list));
	// What left comes back in, and leaves the same.
	const again = await send(csvOf(await records(json.job.id)));
	expect(sorted(await records(again.job.id))).toEqual(sorted(list));
});

test("nothing that identifies somebody is in any table of case intake", async () => {
	await send(csvOf([full(3)]));
	const { rows: tables } = await stage.raw.query<{ name: string }>(
		"select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('public', 'seamark') and table_type = 'BASE TABLE'",
	);
	for (const { name } of tables) {
		const { rows } = await stage.raw.query<{ line: string }>(`select t::text as line from ${name} t`);
		// Bytes are shown in hexadecimal digits; here as the text that they are.
		const bytes = rows.flatMap(({ line }) => [...line.matchAll(/\\x((?:[0-9a-f]{2})+)/g)].map(([, hex = ""]) => hex));
		const all = [...rows.map(({ line }) => line), ...bytes.map((hex) => Buffer.from(hex, "hex").toString())].join("\n");
		if (name.endsWith("imported_batch")) expect(all).toContain("invented 3");
		for (const field of identityFields) expect(all).not.toContain(`""${field}""`);
		expect(all).not.toContain("1999-02-28");
	}
});

/** The persons of an import's records, made by reading each of them. */
const made = async (importId: string, by = session) => {
	const { rows } = await stage.raw.query<{ id: string }>(
		`select overlay(f.persons::text placing lpad(to_hex(line), 8, '0') from 29) as id
			from imported_file f join imported_batch b using (import_id), unnest(b.lines) as line where import_id = $1 order by line`,
		[importId],
	);
	const { pool, now } = stage.deps.context;
	return Promise.all(rows.map(({ id }) => readAs(pool, by.principal(), now(), (tx) => findPerson(tx, id))));
};

test("imported persons are in no case, with the coarse facts that statistics need", async () => {
	const { job } = await send(csvOf([full(4)]));
	const [one] = await made(job.id);
	expect(await made(job.id)).toEqual([one]);
	const { rows } = await stage.raw.query(
		"select case_id, roles, identification, protected_as, age_from, age_to, age_band, nationality, pseudonym, identity_id is not null as sealed from person where import_id = $1",
		[job.id],
	);
	expect(rows).toEqual([
		{
			case_id: null,
			roles: ["victim"],
			identification: "confirmed",
			protected_as: ["victim"],
			age_from: 26,
			age_to: 26,
			age_band: "24-26",
			nationality: ["FJ", "TO"],
			pseudonym: expect.stringMatching(/^P-/),
			sealed: true,
		},
	]);
	const left = await stage.raw.query<{ named: boolean }>(
		"select 'prs_FirstName' = any (columns) as named from imported_file where import_id = $1",
		[job.id],
	);
	expect(left.rows).toEqual([{ named: false }]);
});

test("a record counts and leaves the same before and after a person is made of it, and as it is once the person was changed", async () => {
	const list: HtcdsRecord[] = [
		{ prs_FirstName: "D", prs_Gender: "Feminine", vic_TraffickingStatus: "ActualVictimOfTrafficking" },
		{ prs_Gender: "Masculine", cas_Status: "Active", cco_CaseComment: '"quoted",\nand \'guarded' },
		{ prs_Gender: "Masculine", cas_Status: "Active" },
	];
	const { job } = await send(csvOf(list));
	const count = () =>
		readAtOnce(stage.deps.context.pool, session.principal(), stage.deps.context.now(), (tx) =>
			readStatistics(tx, { of: "import", id: job.id }, false),
		);
	const before = await count();
	expect(before.counters).toMatchObject({ persons: 3, victimsConfirmed: 1 });
	expect((await stage.raw.query("select 1 from person where import_id = $1", [job.id])).rows).toEqual([]);
	// Another unit makes nobody of them, and two readers at once make each once.
	expect(await made(job.id, sessionOf(2))).toEqual([undefined, undefined, undefined]);
	const [one, again] = await Promise.all([made(job.id), made(job.id)]);
	expect(one).toHaveLength(3);
	expect(again).toEqual(one);
	expect(await count()).toEqual(before);
	expect(sorted(await records(job.id))).toEqual(sorted(list));
	await stage.raw.query("update person set sex = 'transMale' where id = $1", [one[1]?.state.id]);
	expect((await records(job.id)).map((record) => record.prs_Gender)).toEqual([
		"Feminine",
		"TransgenderMasculine",
		"Masculine",
	]);
});

test("an identity that the vault finds again leads to the person of its record", async () => {
	const { job } = await send(csvOf([{ cas_Status: "Active" }, { prs_FirstName: "E" }]));
	const { rows } = await stage.raw.query<{ identity: string }>(
		"select overlay(identities::text placing '00000003' from 29) as identity from imported_file where import_id = $1",
		[job.id],
	);
	const identity = rows[0]?.identity ?? "";
	const { pool, now } = stage.deps.context;
	const find = (by = session) => readAs(pool, by.principal(), now(), (tx) => namesakesOf(tx, [identity]));
	expect((await find(sessionOf(2))).size).toBe(0);
	const found = await find();
	expect(found.get(identity)).toMatchObject({ personId: expect.any(String), caseId: null, version: 1 });
	expect(await find()).toEqual(found);
	expect(await made(job.id)).toMatchObject([
		{ identityId: null },
		{ identityId: identity, state: { id: found.get(identity)?.personId } },
	]);
	// Nothing of an import that is not done is anybody.
	await stage.raw.query("delete from person where import_id = $1", [job.id]);
	await stage.raw.query("update import_job set status = 'running' where id = $1", [job.id]);
	expect((await find()).size).toBe(0);
	expect(await records(job.id)).toEqual([]);
});

test("rows with faults are refused with their line and reasons, the others are taken", async () => {
	const { job } = await send(
		csvOf([
			{ prs_FirstName: "A", prs_Birthdate: "1999-02-30", prs_Gender: "f" },
			{ prs_FirstName: "B" },
			{},
			{ prs_FirstName: "x".repeat(6_000), prs_SecondName: "y".repeat(6_000) },
		]),
	);
	// A row of separators is no record, as an empty line is none.
	expect(job).toMatchObject({ rowsRead: 3, rowsTaken: 1, rowsRefused: 2 });
	expect(await listRefusals(stage.raw as never, job.id, 0, 10)).toEqual([
		{ row: 2, column: "prs_Birthdate", reason: expect.stringContaining("calendar") },
		{ row: 2, column: "prs_Gender", reason: expect.stringContaining("does not list") },
		{ row: 5, column: "", reason: expect.stringContaining("10000 characters together") },
	]);
});

/** The ids of the identities of an import. */
const boundsOf = async (importId: string) => {
	const { rows } = await stage.raw.query<{ identities: string }>(
		"select identities from imported_file where import_id = $1",
		[importId],
	);
	const base = rows[0]?.identities ?? "";
	return [base, `${base.slice(0, -8)}ffffffff`];
};

test("of a file of many identities those that the vault does not take are refused, and all others are sealed once", async () => {
	const tooMany = "FJ;TO;WS;VU;SB;PG;KI;TV;NU;CK;PW;FM;MH;AU;NZ;CN;IN;NP;BD;PH;TH";
	const list = Array.from(
		{ length: 520 },
		(_, n): HtcdsRecord => ({
			prs_SecondName: `Manya ${"abcdefghij"[n % 10]}${"klmnopqrst"[Math.floor(n / 10) % 10]}`,
			...(n === 210 || n === 449 ? { prs_Citizenship: tooMany } : {}),
		}),
	);
	const { job } = await send(csvOf(list));
	expect(job).toMatchObject({ status: "done", rowsTaken: 518, rowsRefused: 2 });
	expect(await listRefusals(stage.raw as never, job.id, 0, 10)).toEqual(
		[212, 451].map((row) => ({ row, column: "", reason: "holds an identity that the vault does not take" })),
	);
	expect(sorted(await records(job.id))).toEqual(sorted(list.filter((one) => !one.prs_Citizenship)));
	const { rows } = await stage.rawVault.query(
		"select count(*)::int as n, count(distinct case_id)::int as keys from identity where id between $1 and $2",
		await boundsOf(job.id),
	);
	expect(rows).toEqual([{ n: 518, keys: 2 }]);
});

test.each([
	["a column of nobody's", "prs_FirstName,prs_Nickname\r\nA,B\r\n", "csv", "REFUSED"],
	["JSON that is no list", '{"prs_FirstName":"A"}', "json", "REFUSED"],
	["JSON with the same name twice", '[{"prs_FirstName":"A","prs_FirstName":"B"}]', "json", "MALFORMED_JSON"],
	["JSON that is cut off", '[{"prs_FirstName":"A"},', "json", "MALFORMED_JSON"],
] as const)("%s is refused whole", async (_name, text, format, code) => {
	const before = await stage.raw.query("select count(*)::int as n from import_job");
	await expect(send(text, format)).rejects.toMatchObject({ code });
	expect((await stage.raw.query("select count(*)::int as n from import_job")).rows).toEqual(before.rows);
});

test("cut off, sent again and with refused rows among them, every record is there once, in the order of the file", async () => {
	const lines = Array.from({ length: 25_000 }, (_, n) => (n % 1_000 === 7 ? "x,Unknown" : `"note ""${n}"", é",Active`));
	const bytes = Buffer.from(["cco_CaseComment,cas_Status", ...lines, ""].join("\n"));
	const command = commandOf(bytes, { hash, kind: "htcds" });
	const cut = Readable.from(chunksOf(bytes.subarray(0, Math.floor(bytes.length * 0.9)), 100_000));
	const loader = htcdsLoader(stage.deps);
	await expect(importRecords(stage.deps, session, { ...command, body: cut }, loader)).rejects.toMatchObject({
		code: "VALIDATION",
	});
	const { job } = await importRecords(stage.deps, session, command, loader);
	expect(job).toMatchObject({ status: "done", rowsRead: 25_000, rowsTaken: 24_975, rowsRefused: 25 });
	const list = await records(job.id);
	const expected = lines.flatMap((_, n) => (n % 1_000 === 7 ? [] : [`note "${n}", é`]));
	expect(list.map((record) => record.cco_CaseComment)).toEqual(expected);
});

test("another unit finds none of it", async () => {
	const { job } = await send(csvOf([{ prs_FirstName: "C" }]));
	expect(await records(job.id, sessionOf(2))).toEqual([]);
	expect(await records(job.id)).toEqual([{ prs_FirstName: "C" }]);
});
