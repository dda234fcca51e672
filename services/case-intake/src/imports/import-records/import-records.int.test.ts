import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { decodeEvent } from "@seamark/contracts";
import { readLog } from "@seamark/log";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listRefusals } from "../../store/import-jobs.ts";
import { ctdcLoader } from "../ctdc/loader.ts";
import { type ImportCommand, importRecords } from "./handle.ts";
import { chunksOf, commandOf, sessionOf } from "./test-session.ts";
import { ctdcFixture, openImportStage, type Stage } from "./test-support.ts";

let stage: Stage;
let fixture: Buffer;
beforeAll(async () => {
	stage = await openImportStage();
	fixture = await ctdcFixture();
});
afterAll(() => stage.close());
beforeEach(() =>
	stage.raw.query(
		"truncate import_refusal, imported_person, imported_batch, imported_facts, imported_file, import_job cascade",
	),
);

const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const session = sessionOf(1);
const send = (bytes: Buffer, o: Partial<ImportCommand> = {}) =>
	importRecords(stage.deps, session, { ...commandOf(bytes, { hash }), ...o }, ctdcLoader());
const count = async (table = "imported_person") =>
	(await stage.raw.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n;
const jobs = async () =>
	(
		await stage.raw.query(
			"select status, rows_read, rows_taken, rows_refused, cause from import_job order by started_at",
		)
	).rows;
const refusals = (id: string) => listRefusals(stage.raw as never, id, 0, 500);
/** The fixture's rows so many times over, with their header once. */
const large = (times: number) => {
	const head = fixture.indexOf(10) + 1;
	return Buffer.concat([fixture.subarray(0, head), ...Array.from({ length: times }, () => fixture.subarray(head))]);
};
const text = (...lines: string[]) => Buffer.from([fixture.toString().split("\n")[0], ...lines].join("\n"));
const good = "0,0,1,0,0,0,0,0,0,0,0,1,0,0,0,0,0,1,0";

test("a file is taken in once; the same file again changes nothing, by whatever name", async () => {
	const { job, outcome } = await send(fixture);
	expect(outcome).toBe("imported");
	expect(job).toMatchObject({ status: "done", rowsRead: 300, rowsTaken: 300, rowsRefused: 0, offset: fixture.length });
	expect(await count()).toBe(300);
	const again = await send(fixture, { fileName: "renamed.csv" });
	expect(again).toMatchObject({ outcome: "unchanged", job: { id: job.id, rowsTaken: 300 } });
	expect(await count()).toBe(300);
	expect(await jobs()).toHaveLength(1);
	const { head } = await readLog(stage.deps.context.pool, 0, 0);
	const { events } = await readLog(stage.deps.context.pool, head - 1, 1);
	expect(events.map((one) => decodeEvent(one))).toMatchObject([
		{ name: "ImportFinished", payload: { importId: job.id, kind: "ctdc", rowsTaken: 300, rowsRefused: 0 } },
	]);
	// Another unit may have the same file, as its own.
	const other = await importRecords(stage.deps, sessionOf(2), commandOf(fixture, { hash }), ctdcLoader());
	expect(other.outcome).toBe("imported");
	expect(other.job.id).not.toBe(job.id);
});

test("it ends between two batches when the caller is gone, and goes on there when it is sent again", async () => {
	const bytes = large(240);
	const gone = new AbortController();
	const body = Readable.from(
		(async function* () {
			// What is read ahead is far less than what comes before this.
			yield* chunksOf(bytes.subarray(0, Math.floor(bytes.length * 0.9)), 16 * 1024);
			gone.abort(new Error("gone"));
			yield* chunksOf(bytes.subarray(Math.floor(bytes.length * 0.9)), 16 * 1024);
		})(),
	);
	await expect(send(bytes, { body, gone: gone.signal })).rejects.toThrow("gone");
	const [job] = await jobs();
	expect(job).toMatchObject({ status: "running" });
	expect(job?.rows_read % 20_000).toBe(0);
	expect(job?.rows_read).toBeGreaterThan(0);
	await expect(send(bytes)).resolves.toMatchObject({ outcome: "imported" });
	expect(await count()).toBe(72_000);
});

test("cut off at any byte, sending it again goes on where it stopped, and takes no row twice", async () => {
	const bytes = large(120);
	const whole = commandOf(bytes, { hash });
	for (const part of [0.2, 0.7, 0.9999]) {
		const cut = Readable.from(
			(async function* () {
				yield* chunksOf(bytes.subarray(0, Math.floor(bytes.length * part)), 100_000);
				throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
			})(),
		);
		await expect(send(bytes, { body: cut })).rejects.toThrow("aborted");
	}
	expect(await jobs()).toEqual([
		{ status: "running", rows_read: 20_000, rows_taken: 20_000, rows_refused: 0, cause: null },
	]);
	expect(await count()).toBe(20_000);
	await expect(importRecords(stage.deps, session, whole, ctdcLoader())).resolves.toMatchObject({ outcome: "imported" });
	expect(await jobs()).toEqual([
		{ status: "done", rows_read: 36_000, rows_taken: 36_000, rows_refused: 0, cause: null },
	]);
	expect(await count()).toBe(36_000);
	const lines = await stage.raw.query("select min(n) as first, max(n) as last from imported_person");
	expect(lines.rows).toEqual([{ first: 2, last: 36_001 }]);
});

test("a second upload of the same file takes over, and the first finds itself refused", async () => {
	const bytes = large(120);
	const reached = Promise.withResolvers<void>();
	const go = Promise.withResolvers<void>();
	const slow = Readable.from(
		(async function* () {
			yield bytes.subarray(0, Math.floor(bytes.length / 2));
			reached.resolve();
			await go.promise;
			yield bytes.subarray(Math.floor(bytes.length / 2));
		})(),
		{ highWaterMark: 1 },
	);
	const first = send(bytes, { body: slow });
	first.catch(() => undefined);
	await reached.promise;
	await send(bytes);
	go.resolve();
	await expect(first).rejects.toMatchObject({ code: "IMPORT_TAKEN_OVER" });
	expect(await count()).toBe(36_000);
	expect(await jobs()).toMatchObject([{ status: "done", rows_taken: 36_000 }]);
});

test("a file that is not the one announced is taken back whole", async () => {
	const bytes = large(60);
	const changed = Buffer.from(bytes);
	changed.write("9", bytes.length - 38);
	const body = () => Readable.from(chunksOf(changed, 65_536));
	await expect(send(bytes, { body: body() })).rejects.toMatchObject({ code: "VALIDATION" });
	expect(await count()).toBe(0);
	expect(await jobs()).toEqual([
		{ status: "failed", rows_read: 18_000, rows_taken: 18_000, rows_refused: 0, cause: "notTheFile" },
	]);
	// The right one is free to come.
	await expect(send(bytes)).resolves.toMatchObject({ outcome: "imported" });
	// Announced again as what is here, but something else: refused as well.
	await expect(send(bytes, { body: body() })).rejects.toMatchObject({ code: "VALIDATION" });
	expect(await count()).toBe(18_000);
});

test("a truncated file stays open until the rest comes", async () => {
	const bytes = large(120);
	// In the middle of a row: half a row is no row.
	const part = Readable.from(chunksOf(bytes.subarray(0, bytes.length - 20), 65_536));
	await expect(send(bytes, { body: part })).rejects.toMatchObject({ code: "VALIDATION" });
	const [job] = await jobs();
	expect(job).toMatchObject({ status: "running" });
	expect(job?.rows_read % 20_000).toBe(0);
	expect(job?.rows_read).toBeGreaterThan(0);
	await expect(send(bytes)).resolves.toMatchObject({ job: { status: "done", rowsTaken: 36_000, rowsRefused: 0 } });
	expect(await count()).toBe(36_000);
});

test("rows that cannot be taken are refused one by one, by line, with every reason and never with their content", async () => {
	const bytes = Buffer.concat([
		text(
			good,
			"=cmd|'/c calc'!A0,0,1,0,0,0,0,0,0,0,0,1,0,0,0,0,0,1,7",
			"0,0,1",
			`"0",${good.slice(2)}`,
			'"0\n",0,1,0,0,0,0,0,0,0,0,1,0,0,0,0,0,1,0',
			"",
			`${good.slice(0, -1)}2\r`,
		),
		Buffer.from(`\n0,0,\xe9${good.slice(5)}\n`, "latin1"),
		Buffer.from(`0,0,\0${good.slice(5)}\n"unclosed,${good}\n${good}`),
	]);
	const { job } = await send(bytes);
	expect(job).toMatchObject({ rowsRead: 10, rowsTaken: 3, rowsRefused: 7 });
	const found = await refusals(job.id);
	expect(found).toEqual([
		{ row: 3, column: "Age Band", reason: "must be a whole number from 0 to 9" },
		{ row: 3, column: "Is Citizen of Country", reason: "must be a whole number from 0 to 1" },
		{ row: 4, column: "", reason: "has 3 cells where the header has 19" },
		{ row: 6, column: "Age Band", reason: "must be a whole number from 0 to 9" },
		{ row: 9, column: "Is Citizen of Country", reason: "must be a whole number from 0 to 1" },
		{ row: 10, column: "", reason: "is not UTF-8; save the file as UTF-8 and send it again" },
		{ row: 11, column: "", reason: "holds a NUL character" },
		{ row: 12, column: "", reason: "begins a quoted cell that nobody closes" },
	]);
	expect(JSON.stringify(found)).not.toContain("calc");
	const taken = await stage.raw.query("select n from imported_person order by n");
	expect(taken.rows.map(({ n }) => n)).toEqual([2, 5, 13]);
});

test("a byte order mark and carriage returns belong to no cell; a semicolon file is read", async () => {
	const lines = fixture.toString();
	const forms = [`\ufeff${lines}`, lines.replaceAll("\n", "\r\n"), lines.replaceAll(",", ";")];
	for (const form of forms)
		await expect(send(Buffer.from(form))).resolves.toMatchObject({ job: { rowsTaken: 300, rowsRefused: 0 } });
});

test("what Excel leaves costs nothing: empty columns and rows, a line that names the separator, 1.0 for 1", async () => {
	const lines = fixture.toString().trimEnd().split("\n");
	const blank = ",".repeat(18);
	const forms = [
		lines.map((line) => `${line},,`),
		[...lines, blank, "", blank],
		["sep=,", ...lines],
		["\ufeffsep=;", ...lines.map((line) => line.replaceAll(",", ";"))],
		[lines[0], ...lines.slice(1).map((line) => line.replaceAll("1", "1.0"))],
	];
	for (const form of forms) {
		const { job } = await send(Buffer.from(`${form.join("\r\n")}\r\n`));
		expect(job).toMatchObject({ rowsRead: 300, rowsTaken: 300, rowsRefused: 0 });
	}
	await expect(send(Buffer.from("sep=|\na|b\n"))).rejects.toMatchObject({
		message: expect.stringContaining("separator"),
	});
	// Blank rows between others, cut off and sent again: none is taken twice, and none left out.
	const bytes = Buffer.from([lines[0], ...lines.slice(1).flatMap((line) => [line, blank])].join("\n"));
	await send(bytes, { body: Readable.from([bytes.subarray(0, bytes.length / 2)]) }).catch(() => undefined);
	const { job } = await send(bytes);
	expect(job).toMatchObject({ rowsRead: 300, rowsTaken: 300, rowsRefused: 0 });
});

test.each([
	["another header", Buffer.from("a,b\n1,2\n"), "header"],
	["nothing", Buffer.from(" "), "header"],
	["UTF-16", Buffer.from(`\ufeff${"Age Band,Woman\n"}`, "utf16le"), "UTF-16"],
	["a zip archive", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(100)]), "NUL"],
	["bytes without a line break", Buffer.alloc(3 * 1024 * 1024, "x"), "1 MB"],
])("%s is refused with a clear answer and leaves nothing", async (_name, bytes, words) => {
	const error = await send(bytes).catch((thrown: unknown) => thrown);
	expect(error).toMatchObject({ code: "REFUSED", message: expect.stringContaining(words) });
	expect(await count("import_job")).toBe(0);
});

test("an empty file is refused, and so is more than was announced", async () => {
	await expect(send(fixture, { body: Readable.from([]) })).rejects.toMatchObject({ code: "VALIDATION" });
	await expect(send(fixture, { size: 100 })).rejects.toMatchObject({ code: "VALIDATION" });
	expect(await count()).toBe(0);
});

test("of a file full of faults as many are told as anybody reads, and all are counted", async () => {
	const { job } = await send(text(...Array.from({ length: 25_000 }, () => "x")));
	expect(job).toMatchObject({ rowsTaken: 0, rowsRefused: 25_000 });
	expect(await count("import_refusal")).toBe(10_000);
});

test("no other unit sees an import or its rows", async () => {
	await send(fixture);
	const visible = async (agency: string) => {
		const client = await stage.deps.context.pool.connect();
		try {
			await client.query("begin");
			await client.query(
				"select set_config('seamark.principal', $1, true), set_config('seamark.action', 'read', true), set_config('seamark.now', '2030-01-01', true)",
				[JSON.stringify({ agency, scopes: ["cases:import", "statistics:read"] })],
			);
			const { rows } = await client.query(
				"select (select count(*)::int from import_job) as jobs, (select count(*)::int from imported_person) as persons",
			);
			return rows[0];
		} finally {
			await client.query("rollback");
			client.release();
		}
	};
	expect(await visible(session.principal().agency)).toEqual({ jobs: 1, persons: 300 });
	expect(await visible(sessionOf(2).principal().agency)).toEqual({ jobs: 0, persons: 0 });
});
