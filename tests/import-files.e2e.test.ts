import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hubTogether, type TestHub } from "./support/hub.ts";

// Files of records, from the command line into a hub and back.

const root = dirname(import.meta.dirname);
const dir = mkdtempSync(join(tmpdir(), "seamark-files-"));
const fixture = join(root, "tests/fixtures/ctdc/invented.csv");
let hub: TestHub;

type Said = { code: number; out: string; err: string };
const seamark = (...args: string[]): Promise<Said> =>
	new Promise((resolve) => {
		const env = { ...process.env, SEAMARK_HUB: hub.identity, SEAMARK_HOME: join(dir, "home"), NO_COLOR: "1" };
		execFile(process.execPath, [join(root, "cli/src/main.ts"), ...args], { env }, (error, out, err) =>
			resolve({ code: error ? Number(error.code) : 0, out, err }),
		);
	});
const file = (name: string, content: string): string => {
	writeFileSync(join(dir, name), content);
	return join(dir, name);
};
const importOf = async (...args: string[]) => {
	const { out } = await seamark("import", ...args, "--json");
	return JSON.parse(out) as { import: { id: string; rows: object }; outcome: string };
};

beforeAll(async () => {
	hub = await hubTogether();
	expect(await seamark("login", "--demo", "fj-desk-1")).toMatchObject({ code: 0 });
});
afterAll(async () => {
	await hub.stop();
	rmSync(dir, { recursive: true, force: true });
});

test("a CTDC file is imported once, and its counts are those of the file, cell by cell", async () => {
	expect(await seamark("stats", "verify", fixture)).toMatchObject({ code: 4 });
	expect(await seamark("import", "ctdc", fixture)).toMatchObject({
		code: 0,
		out: expect.stringContaining("Imported: 300 of 300 rows."),
	});
	expect(await seamark("import", "ctdc", fixture)).toMatchObject({
		code: 0,
		out: expect.stringContaining("Unchanged"),
	});
	const verified = await seamark("stats", "verify", fixture);
	expect(verified).toMatchObject({
		code: 0,
		out: expect.stringMatching(/^\d{3} cells over 300 persons compared: all equal/m),
	});
	expect((await seamark("import", "list")).out).toContain("invented.csv");
});

test("refused rows end with a code of their own and are listed with their reasons", async () => {
	const [header, ...rows] = readFileSync(fixture, "utf8").trim().split("\n");
	const bad = file("bad.csv", [header, rows[0], "=HYPERLINK(1)", `9${rows[1]}`, "1,2"].join("\n"));
	const said = await seamark("import", "ctdc", bad);
	expect(said).toMatchObject({ code: 7, out: expect.stringContaining("1 of 4 rows, 3 refused") });
	const { import: job } = await importOf("ctdc", bad);
	const refused = await seamark("import", "refusals", job.id);
	expect(refused.out.trim().split("\n")).toEqual([
		"row 3: has 1 cells where the header has 19",
		expect.stringMatching(/^row 4: Age Band must be/),
		"row 5: has 2 cells where the header has 19",
	]);
	// The answer comes through although most of the file was still on its way.
	const other = file("other.csv", `name\n${Array.from({ length: 400_000 }, () => randomUUID()).join("\n")}\n`);
	expect(await seamark("import", "ctdc", other)).toMatchObject({
		code: 1,
		err: expect.stringContaining("Age Band: is missing"),
	});
	expect(await seamark("import", "ctdc", join(dir, "missing.csv"))).toMatchObject({ code: 2 });
	expect(await seamark("import", "ctdc", file("empty.csv", ""))).toMatchObject({ code: 2 });
});

test("HTCDS goes in as CSV and comes out as JSON and as CSV that no spreadsheet runs", async () => {
	const csv = file(
		"htcds.csv",
		'prs_FirstName,prs_Gender,vic_TypeOfExploitation,cco_CaseComment\r\nInvented,Feminine,ForcedLabour;ChildLabour,"=1+1, then"\r\n',
	);
	const { import: job } = await importOf("htcds", csv);
	const [json, back] = [join(dir, "back.json"), join(dir, "back.csv")];
	expect(await seamark("import", "export", "--import", job.id, "--form", "json", "-o", json)).toMatchObject({
		code: 0,
	});
	expect(JSON.parse(readFileSync(json, "utf8"))).toEqual([
		{
			prs_FirstName: "Invented",
			prs_Gender: "Feminine",
			vic_TypeOfExploitation: ["ForcedLabour", "ChildLabour"],
			cco_CaseComment: "=1+1, then",
		},
	]);
	expect(await seamark("import", "export", "--import", job.id, "-o", back)).toMatchObject({ code: 0 });
	expect(readFileSync(back, "utf8")).toContain(`"'=1+1, then"`);
	// Both come in again as what they are.
	for (const again of [json, back])
		expect(await importOf("htcds", again)).toMatchObject({ import: { rows: { taken: 1, refused: 0 } } });
});

test("a return is frozen, read as it is, and the same again", async () => {
	const year = String(new Date().getUTCFullYear() - 1);
	const frozen = JSON.parse((await seamark("stats", "freeze", year, "--json")).out);
	expect(JSON.parse((await seamark("stats", "freeze", year, "--json")).out)).toEqual(frozen);
	const written = await seamark("stats", "return", year, "-o", join(dir, "return.json"), "--json");
	expect(JSON.parse(written.out)).toMatchObject({ sha256: frozen.sha256 });
	expect((await seamark("stats", "return", year, "--form", "csv")).out).toMatch(/^table,row,counter,count/);
	expect(await seamark("stats", "freeze", String(new Date().getUTCFullYear()))).toMatchObject({ code: 1 });
	expect((await seamark("stats", "show", "--public")).out).toContain("Persons who were detected");
});

test("who may not import may not, and what is no file of records is refused over HTTP", async () => {
	const desk = await hub.token("fj-desk-1");
	const send = (query: string, headers: Record<string, string>, body: Buffer) =>
		fetch(`${hub.caseIntake}/imports?${query}`, {
			method: "POST",
			headers: { authorization: `Bearer ${desk}`, ...headers },
			body: new Uint8Array(body),
		});
	const query = (size: number) => `kind=ctdc&sha256=${"0".repeat(64)}&size=${size}&name=x`;
	const csv = { "content-type": "text/csv" };
	// A few kilobytes that unfold to a gigabyte are cut at the size that was announced.
	const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
	expect((await send(query(1_000), { ...csv, "content-encoding": "gzip" }, bomb)).status).toBe(400);
	expect((await send(query(10), { ...csv, "content-encoding": "gzip" }, Buffer.from("not gzip"))).status).toBe(400);
	expect((await send(query(10), { ...csv, "content-encoding": "br" }, Buffer.from("x"))).status).toBe(415);
	expect((await send(query(10), { "content-type": "application/zip" }, Buffer.from("x"))).status).toBe(415);
	expect((await send("kind=ctdc", csv, Buffer.from("x"))).status).toBe(400);
	const liaison = await hub.token("fj-liaison-1");
	const refused = await fetch(`${hub.caseIntake}/imports`, { headers: { authorization: `Bearer ${liaison}` } });
	expect(refused.status).toBe(403);
});
