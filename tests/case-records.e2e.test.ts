import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../cli/src/testing/run.ts";
import { hubTogether, type TestHub } from "./support/hub.ts";

// What hangs on a case, from the command line: charges, links, notes, files and the agency's own fields.

const dir = mkdtempSync(join(tmpdir(), "seamark-records-"));
let hub: TestHub;
let caseId: string;
let suspect: string;

const seamark = (...words: string[]) =>
	run(join(dir, "home"), words, { env: { SEAMARK_HUB: hub.identity, NO_COLOR: "1" } });
/** What a command that has to succeed prints as JSON. */
const json = async <T = Record<string, unknown>>(...words: string[]): Promise<T> => {
	const { code, stdout, stderr } = await seamark(...words, "--json");
	expect(code, stderr).toBe(0);
	return JSON.parse(stdout) as T;
};
const said = async (...words: string[]): Promise<string> => {
	const { code, stdout, stderr } = await seamark(...words);
	expect(code, stderr).toBe(0);
	return stdout;
};

beforeAll(async () => {
	hub = await hubTogether();
	await said("login", "--demo", "fj-desk-1");
	await said("login", "--demo", "fj-desk-second-1", "--as", "second");
	caseId = String((await json("case", "open", "--title", "Records (invented)")).id);
	suspect = String(
		(
			await json(
				...["person", "add", caseId, "--role", "suspect", "--offence", "trafficking"],
				...["--ground", "Two workers saw it.", "--relation", "unrelated"],
			)
		).id,
	);
});
afterAll(async () => {
	await hub.stop();
	rmSync(dir, { recursive: true, force: true });
});

test("a charge goes from stage to stage, and a stage that cannot follow is refused with what can", async () => {
	expect(await said("case", "charges", caseId)).toBe("Nobody is charged in this case.\n");
	const { id } = await json<{ id: string }>(
		...[
			"case",
			"charge",
			suspect,
			"--offence",
			"trafficking",
			"--statute",
			"Crimes Act (invented)",
			"--on",
			"2025-02-01",
		],
	);
	expect(await said("case", "stage", caseId, id, "--stage", "prosecution", "--on", "2025-03-01")).toContain(
		"Recorded prosecution: the charge is prosecution.",
	);
	await said("case", "stage", caseId, id, "--stage", "trial");
	const verdict = ["case", "stage", caseId, id, "--stage", "verdict"];
	expect((await seamark(...verdict)).code).toBe(1);
	expect((await seamark(...verdict, "--outcome", "convicted", "--charge-version", "1")).code).toBe(5);
	expect(await said(...verdict, "--outcome", "convicted")).toContain("the charge is convicted");
	const shown = await said("case", "charges", caseId);
	expect(shown).toContain(`trafficking  convicted  ${id}`);
	expect(shown).toContain("Crimes Act (invented)");
	expect(shown).toMatch(/prosecution +2025-03-01\n +trial +recorded\n +verdict +convicted/);
	const { items } = await json<{ items: { stages: unknown[] }[] }>("case", "charges", caseId);
	expect(items[0]?.stages).toHaveLength(3);
	const other = String((await json("case", "open", "--title", "Another (invented)")).id);
	expect((await seamark("case", "stage", other, id, "--stage", "appeal")).code).toBe(4);
});

test("a thing is linked, found in the agency's other cases and in those of others, and taken off again", async () => {
	const linked = await json<{ entityId: string }>(
		...["case", "link", caseId, "--kind", "vessel", "--value", "MV Sea Snake", "--role", "carrier"],
	);
	const other = String((await json("case", "open", "--title", "Same boat (invented)")).id);
	await said("case", "link", other, "--kind", "vessel", "--value", "sea-snake", "--role", "instrument");
	expect(await said("case", "links", caseId)).toMatch(/vessel +carrier .*MV Sea Snake/);
	expect(await said("case", "linked", caseId)).toContain("vessel sea-snake (instrument)");

	await run(join(dir, "tonga"), ["login", "--demo", "to-desk-1", "--purpose", "investigation", "--hub", hub.identity]);
	const tonga = (...words: string[]) => run(join(dir, "tonga"), ["case", "look-up", ...words]);
	expect((await tonga("--kind", "vessel", "--value", "SEA SNAKE")).stdout).toMatch(
		/There is something. Ask:\n {2}Fiji .*, FJ, duty post "desk"/,
	);
	expect((await tonga("--kind", "vessel", "--value", "Sea Gull")).stdout).toBe(
		"No agency that you may ask has it in a case.\n",
	);
	expect(await said("case", "look-ups")).toMatch(/vessel +(investigation|crime-prevention)/);

	expect((await seamark("case", "unlink", caseId, linked.entityId, "--role", "employer")).code).toBe(4);
	expect(await said("case", "unlink", caseId, linked.entityId, "--role", "carrier")).toContain("Taken off");
	expect(await said("case", "links", caseId)).toBe("Nothing is linked to this case.\n");
	expect((await seamark("case", "link", caseId, "--kind", "phone", "--value", "call me", "--role", "other")).code).toBe(
		1,
	);
});

test("a note is written, corrected, and keeps what it said before", async () => {
	const path = join(dir, "note.txt");
	writeFileSync(path, "\ufeffThe harbour master was asked.\nHe saw nothing.\n");
	const { id } = await json<{ id: string }>("case", "note", caseId, path, "--person", suspect);
	expect((await seamark("case", "note", caseId)).code).toBe(2);
	expect((await seamark("case", "note", caseId, path, "--text", "both")).code).toBe(2);
	expect(await said("case", "correct-note", id, "--text", "The harbour master was not asked.")).toContain("version 2");
	const now = await said("case", "notes", caseId, "--person", suspect);
	expect(now).toContain("The harbour master was not asked.");
	expect(now).not.toContain("He saw nothing.");
	const all = await said("case", "note-versions", id);
	expect(all.indexOf("He saw nothing.")).toBeLessThan(all.indexOf("was not asked."));
	expect((await seamark("case", "correct-note", id, "--text", "again", "--note-version", "1")).code).toBe(5);
});

test("a file goes in once and comes back byte for byte, for its owner alone to read", async () => {
	const path = join(dir, "statement.txt");
	writeFileSync(path, `A statement. ${"x".repeat(400_000)}`);
	const added = await json<{ id: string; sha256: string }>("case", "attach", caseId, path, "--person", suspect);
	expect((await json("case", "attach", caseId, path, "--person", suspect)).id).toBe(added.id);
	expect(await said("case", "files", caseId)).toMatch(/391 kB +text\/plain .*statement\.txt/);
	const back = join(dir, "back.txt");
	expect(await said("case", "download", added.id, "--output", back)).toContain(added.sha256);
	expect(readFileSync(back).equals(readFileSync(path))).toBe(true);
	expect(statSync(back).mode & 0o777).toBe(0o600);
	const program = join(dir, "photo.jpg");
	writeFileSync(program, Buffer.from("4d5a90000300000004000000ffff0000", "hex"));
	const refused = await seamark("case", "attach", caseId, program);
	expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("program")]);
	expect((await seamark("case", "attach", caseId, join(dir, "absent.pdf"))).code).toBe(2);
});

test("fields of the agency's own are defined, filled in by their types, and retired", async () => {
	await said("case", "define-field", "flight", "--type", "text", "--label", "Flight number");
	await said("case", "define-field", "crew", "--type", "number", "--label", "Crew");
	await said("case", "define-field", "interpreter", "--type", "yesNo", "--label", "Interpreter needed");
	await said("case", "define-field", "entry", "--type", "code", "--label", "Entered by", "--choice", "air,sea");
	expect(await said("case", "fields")).toMatch(/entry +case +code +1 +active +Entered by: air, sea/);
	expect(await said("case", "set", caseId, "flight=FJ911", "crew=7", "interpreter=yes", "entry=sea")).toContain(
		"Set flight, crew, interpreter, entry: version 2.",
	);
	expect(await json("case", "fields", caseId)).toEqual({
		values: { flight: "FJ911", crew: 7, interpreter: true, entry: "sea" },
	});
	const wrong = await seamark("case", "set", caseId, "crew=many", "ship=x", "interpreter=perhaps", "nothing");
	expect(wrong.code).toBe(2);
	for (const fault of [
		"crew: must be a number",
		"ship: is no field",
		"interpreter: must be yes or no",
		"nothing: is not like",
	])
		expect(wrong.stderr).toContain(fault);
	// What the field does not take, the hub says.
	const refused = await seamark("case", "set", caseId, "entry=land");
	expect([refused.code, refused.stderr.includes("must be one of air, sea")]).toEqual([1, true]);
	expect((await seamark("case", "set", caseId, "crew=8", "--case-version", "1")).code).toBe(5);
	await said("case", "set", caseId, "crew=");
	expect(await said("case", "fields", caseId)).toMatch(/interpreter +yes \(Interpreter needed\)/);
	expect(await said("case", "retire-field", "flight")).toContain("Retired flight");
	expect((await json<{ values: object }>("case", "fields", caseId)).values).toMatchObject({ flight: "FJ911" });
	expect((await seamark("case", "set", caseId, "flight=FJ912")).code).toBe(1);
});

/** What a second officer has confirmed, as the words printed by the first command say. */
const askedByTwo = async (...words: string[]) => {
	const { id } = await json<{ id: string }>(...words, "--reason", "courtOrder", "--words", "Order 12 (invented).");
	expect(await said("second", "list")).toContain("court order: Order 12 (invented).");
	expect(await said("second", "confirm", id, "--as", "second")).toContain("Confirmed");
};

test("who a person is, and then a whole case's, is destroyed for good, with the files", async () => {
	const erased = String((await json("case", "open", "--title", "To be erased (invented)")).id);
	const add = async (name: string) =>
		String((await json("person", "add", erased, "--role", "other", "--name", name)).id);
	const [one, two] = [await add("Leava Soon (invented)"), await add("Leava Later (invented)")];
	const path = join(dir, "passport.txt");
	writeFileSync(path, "A passport (invented).");
	const file = await json<{ id: string }>("case", "attach", erased, path, "--person", one);
	const other = await json<{ id: string }>("case", "attach", erased, path);
	const download = (id: string) => seamark("case", "download", id, "--output", join(dir, "gone.txt"));
	expect((await seamark("person", "erase", one)).code).toBe(2);
	expect(await said("person", "show", one, "--name")).toContain("Leava Soon");
	const alone = await seamark("person", "erase", one, "--yes");
	expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining("person ask-erase")]);
	await askedByTwo("person", "ask-erase", one);
	expect(await said("person", "erase", one, "--yes")).toContain("Erased");
	expect([(await download(file.id)).code, (await download(other.id)).code]).toEqual([4, 0]);
	const shown = /erased 20.* by .*: a court or another authority ordered it \("Order 12 \(invented\)\."\)/;
	expect((await said("person", "show", one)).replaceAll(/\s+/g, " ")).toMatch(shown);
	expect(await said("case", "files", erased)).toContain("erased 20");
	await askedByTwo("case", "ask-erase", erased);
	expect((await seamark("case", "erase", erased)).code).toBe(2);
	expect(await said("case", "erase", erased, "--yes")).toContain("Erased 1 identities and 1 files.");
	expect((await download(other.id)).code).toBe(4);
	for (const id of [one, two]) expect((await seamark("person", "show", id, "--name")).stdout).not.toContain("Leava");
	expect((await json<{ items: unknown[] }>("case", "persons", erased)).items).toHaveLength(2);
	expect((await said("case", "show", erased)).replaceAll(/\s+/g, " ")).toMatch(shown);
	expect((await seamark("person", "erase", one, "--yes")).code).toBe(4);
});

test("persons of an exchange file are put into a case, by row or all that are left", async () => {
	const target = String((await json("case", "open", "--title", "Of a file (invented)")).id);
	const path = join(dir, "persons.csv");
	const lines = Array.from({ length: 5 }, (_, n) => `Persona ${"abcde"[n]},FJ`);
	writeFileSync(path, ["prs_SecondName,prs_Citizenship", ...lines].join("\n"));
	const { import: job } = await json<{ import: { id: string } }>("import", "htcds", path);
	expect((await seamark("case", "add-imported", target, job.id, "--rows", "5-2")).code).toBe(2);
	expect(await said("case", "add-imported", target, job.id, "--rows", "2,4-5")).toContain("Added 3 persons");
	expect(await said("case", "add-imported", target, job.id)).toContain("Added 2 persons");
	expect(await json("case", "add-imported", target, job.id)).toEqual({ added: 0 });
	const { items: persons } = await json<{ items: { id: string }[] }>("case", "persons", target);
	expect(persons).toHaveLength(5);
	expect(await said("person", "show", persons[0]?.id ?? "", "--name")).toContain("Persona");
	await askedByTwo("case", "ask-erase", target);
	expect(await said("case", "erase", target, "--yes")).toContain("Erased 5 identities and 0 files.");
});
