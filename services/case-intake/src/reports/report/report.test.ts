import { expect, test } from "vitest";
import { callerCategories, channels, observations, urgencies } from "../../codes/reports.ts";
import { formLanguages, languages, wordsOf } from "../form-words/languages.ts";
import { checkReport } from "./check-report.ts";
import { formAsHtml, formAsText, formEditions, formOfLine, readCoded } from "./coded-form.ts";
import { likelyDuplicates } from "./duplicates.ts";
import type { ReportState } from "./state.ts";
import { acknowledge } from "./state.ts";
import { dueAt, targetMinutes } from "./targets.ts";

const now = Date.parse("2026-02-01T12:00:00Z");

test("the form is printed in each language with all its boxes, and says where a translation is missing or nobody reviewed it", () => {
	const boxesOf = (text: string) => text.match(/\[ \] [A-Z]\d+/g);
	for (const edition of formEditions)
		for (const language of formLanguages) {
			const [text, html] = [formAsText(language, edition), formAsHtml(language, edition)];
			expect(boxesOf(text)).toEqual(boxesOf(formAsText("en", edition)));
			expect(html).toContain(`<html lang="${language}">`);
			const { reviewed, unreviewed } = languages[language];
			if (!reviewed) for (const form of [text, html]) expect(form).toContain(unreviewed);
			// What a form gives as an example is typed in as codes of that form.
			const [example = ""] = text.match(/[A-Z]3 [A-Z]2 [A-Z]1 [A-Z]4 [A-Z]12 [A-Z]FJ/) ?? [];
			expect([readCoded(example).faults, formOfLine(example)]).toEqual([[], edition]);
			// No letter was lost on the way: what is written is normal, and no sign of a broken encoding.
			expect(text).toBe(text.normalize("NFC"));
			expect(text).not.toMatch(/\uFFFD|[ÂÃ][\u0080-\u00bf]|[{}]/);
		}
	const older = formAsText("en", "2").replaceAll(
		/\[ \] ([A-D])/g,
		(_, letter) => `[ ] ${{ A: "J", B: "K", C: "L", D: "M" }[letter as "A"]}`,
	);
	expect(boxesOf(older)).toEqual(boxesOf(formAsText()));
	expect(formAsText("fr")).toContain("débarquement");
	expect(formAsText("es")).toContain("¿Cuántas personas");
	expect(formAsText("pt")).toContain("exploração sexual");
	for (const language of ["bi", "tpi"] as const) expect(formAsText(language)).toContain("documents withheld");
	// Whole catalogues translate everything.
	for (const language of ["fr", "es", "pt"] as const)
		for (const [part, texts] of Object.entries(wordsOf("en")))
			expect([language, part, Object.keys(languages[language].words[part as "page"] ?? {}).sort()]).toEqual([
				language,
				part,
				Object.keys(texts).sort(),
			]);
});

test("every box of the form can be typed in, and what is typed in is a box of the form", () => {
	const lists = [
		["J", "A", "channel", channels],
		["K", "B", "callerCategory", callerCategories],
		["L", "C", "urgency", urgencies],
		["M", "D", "observations", observations],
	] as const;
	for (const [letter, before, field, codes] of lists)
		for (const [index, code] of codes.entries()) {
			const typed = `${letter}${index + 1}`;
			expect(readCoded(typed)).toEqual({ values: { [field]: field === "observations" ? [code] : code }, faults: [] });
			// What was ticked on an older form keeps its meaning.
			expect(readCoded(`${before}${index + 1}`)).toEqual(readCoded(typed));
			expect(formAsText()).toMatch(new RegExp(`\\[ \\] ${typed} `));
			expect(formAsHtml()).toContain(`<b>${typed}</b>`);
		}
	for (const beyond of [
		"J16",
		"K10",
		"L4",
		"M15",
		"J0",
		"R1",
		"P1",
		"I1",
		"O1",
		"A16",
		"B10",
		"C4",
		"D15",
		"A0",
		"A01",
		"A1.5",
		"A",
		"D-1",
	])
		expect(readCoded(beyond).faults).toHaveLength(1);
});

test.each([
	["H20260101", { from: "2026-01-01", to: "2026-01-01" }],
	["h20251230-20260101", { from: "2025-12-30", to: "2026-01-01" }],
	["H20240229", { from: "2024-02-29", to: "2024-02-29" }],
	["H20260229", undefined],
	["H20261301", undefined],
	["H2026", undefined],
])("%s is %j", (typed, occurred) => {
	expect(readCoded(typed).values.occurred).toEqual(occurred);
	expect(readCoded(typed).faults).toHaveLength(occurred ? 0 : 1);
});

test("the line forgives how it is written and not what contradicts itself", () => {
	expect(readCoded(" a4,, D1;d2\n d1 e012 ")).toEqual({
		values: { channel: "labourInspector", observations: ["personsConfined", "documentsWithheld"], personsSeen: 12 },
		faults: [],
	});
	expect(readCoded("C1 C1").faults).toEqual([]);
	expect(readCoded("C1 C2").faults).toEqual([{ at: "/coded/2", message: '"C2" answers C a second time; tick one' }]);
	expect(readCoded("\u202Ex").faults[0]?.message).toContain("begins with no letter of the form");
});

const body = (more: object) => ({
	clientId: "00000000-0000-4000-8000-000000000001",
	capturedAt: "2026-02-01T10:00:00Z",
	channel: "firstResponder" as const,
	narrative: "Something.",
	...more,
});
const faultsOf = (more: object) => {
	const checked = checkReport(body(more), now, "FJ");
	return "faults" in checked ? checked.faults.map(({ at }) => at) : [];
};

test.each([
	[{}, []],
	[{ capturedAt: "2026-02-02T11:59:00Z" }, []],
	[{ capturedAt: "2026-02-02T12:01:00Z" }, ["/capturedAt"]],
	[{ capturedAt: "1999-12-31T00:00:00Z" }, ["/capturedAt"]],
	[{ channel: "hotline", callerCategory: "client" }, []],
	[{ callerCategory: "client" }, ["/callerCategory"]],
	[{ occurred: { from: "2026-02-04" } }, ["/occurred/from"]],
	[{ occurred: { from: "2026-01-04", to: "2026-01-03" } }, ["/occurred/to"]],
	[{ personsSeen: 3, childrenSeen: 4 }, ["/childrenSeen"]],
	[{ narrative: undefined }, [""]],
	[{ channel: undefined }, ["/channel"]],
	[{ channel: undefined, coded: "A3" }, []],
	[{ coded: "A3" }, ["/channel"]],
	[{ coded: "A4" }, ["/channel"]],
])("%j is refused at %j", (more, at) => {
	const checked = faultsOf(more);
	// A first responder is A3.
	expect(checked).toEqual("coded" in more && more.coded === "A3" ? [] : at);
});

test("identities are taken out of what is kept", () => {
	const checked = checkReport(
		body({ persons: [{ sex: "male" }, { identity: {} }, { identity: { names: [{ text: "Who (invented)" }] } }] }),
		now,
		"FJ",
	);
	if ("faults" in checked) throw new Error("refused");
	expect(checked.identities.map(({ index }) => index)).toEqual([2]);
	expect(JSON.stringify({ ...checked, identities: [] })).not.toContain("Who");
});

test("the sooner of urgency and channel is the target, from when it came", () => {
	expect(targetMinutes("lifeAtRisk", "disembarkation")).toBe(30);
	expect(targetMinutes("routine", "disembarkation")).toBe(720);
	expect(targetMinutes("routine", "hotline")).toBe(4_320);
	expect(dueAt("urgent", "hotline", now) - now).toBe(4 * 3_600_000);
});

const state = (id: string, more: Partial<ReportState> = {}): ReportState => ({
	id,
	clientId: id,
	passedTo: null,
	passedBy: [],
	agency: "a",
	fromAgency: "a",
	fromPost: "p",
	channel: "hotline",
	callerCategory: "unknown",
	urgency: "routine",
	capturedAt: "2026-01-01T00:00:00.000Z",
	receivedAt: "2026-01-01T00:00:00.000Z",
	formVersion: "1",
	content: { observations: [], persons: [], things: [] },
	contentHash: "",
	country: null,
	entityKeys: [],
	status: "waiting",
	caseId: null,
	dismissReason: null,
	takenAt: null,
	takenByPost: null,
	dueAt: "2026-01-02T00:00:00.000Z",
	erasedAt: null,
	erasure: null,
	version: 1,
	...more,
});

test("time alone suggests no duplicate; a thing with it does, and scores are explained", () => {
	const one = state("1", { entityKeys: ["vessel SEASNAKE", "place QUAY5"] });
	const found = likelyDuplicates(one, [
		state("2"),
		state("3", { entityKeys: ["vessel SEASNAKE"], capturedAt: "2025-01-01T00:00:00.000Z" }),
		state("4", { entityKeys: ["vessel SEASNAKE", "phone 1"] }),
		state("5", { country: "FJ" }),
		// One place, named as a thing or as where it was: not enough by itself, and with the time it is.
		state("6", { entityKeys: ["place QUAY5"], capturedAt: "2025-01-01T00:00:00.000Z" }),
		state("7", { content: { persons: [], things: [], observations: [], place: "Quay 5" } }),
	]);
	expect(found.map(({ report, score, reasons }) => [report.id, score, reasons])).toEqual([
		["4", 0.75, ["same vessel", "at the same time"]],
		["7", 0.55, ["same place", "at the same time"]],
		["3", 0.5, ["same vessel"]],
	]);
});

test("an acknowledgement says the same of whatever became of a report", () => {
	const said = (["takenIn", "merged", "dismissed"] as const).map((status) =>
		JSON.stringify(acknowledge(state("01900000-0000-8000-a000-000000000001", { status, caseId: "c" }))),
	);
	expect(new Set(said).size).toBe(1);
});

test("a number of a reported person is known among the things however it is written, with the country said there or at home", () => {
	const persons = [{ identity: { names: [], phones: ["+685 555 0101"] } }];
	const checked = (thing: object) => {
		const one = checkReport(body({ persons, things: [{ kind: "phone", ...thing }] }), now, "FJ");
		if ("faults" in one) throw new Error("refused");
		return [one.content.things[0]?.ofProtectedPerson, one.entityKeys];
	};
	expect(checked({ value: "00685 555 0101" })).toEqual([true, ["phone 6855550101"]]);
	expect(checked({ value: "555 0101", qualifier: "WS" })).toEqual([true, ["phone 6855550101"]]);
	// Another number by its country's code, and hers by its digits: to take it for hers harms less than not to.
	expect(checked({ value: "555 0101" })).toEqual([true, ["phone 6795550101"]]);
	expect(checked({ value: "555 0102" })).toEqual([undefined, ["phone 6795550102"]]);
});

test.each([
	["two in one text", { phones: ["+679 700 4321 / +679 700 4322"] }, { kind: "phone", value: "+679 700 4321" }],
	["two in the thing", { phones: ["700 4322"] }, { kind: "phone", value: "Tel: +679 700 4321 / 22" }],
	["with an extension", { phones: ["+679 331 2009 extension 12"] }, { kind: "phone", value: "+679 331 2009" }],
	["as a spreadsheet left it", { phones: ["6797001239.0"] }, { kind: "phone", value: "700 1239" }],
	["with a zero behind the code", { phones: ["+84 0912 345 678"] }, { kind: "phone", value: "+84 912 345 678" }],
	[
		"a document with words",
		{ documents: [{ kind: "passport", number: "Passport No. L7788990" }] },
		{ kind: "document", value: "L7788990" },
	],
	["as an account", { phones: ["+679 700 5321"] }, { kind: "account", value: "7005321" }],
	[
		"an account of hers",
		{ contacts: [{ kind: "bank", value: "BSP 1234567890" }] },
		{ kind: "account", value: "1234-567-890" },
	],
	[
		"her address",
		{ contacts: [{ kind: "address", value: "12 Harbour Rd., Suva" }] },
		{ kind: "place", value: "12 harbour rd" },
	],
	[
		"her mail",
		{ contacts: [{ kind: "email", value: "Mele <mele@example.org>" }] },
		{ kind: "account", value: "mele@example.org" },
	],
])("what may be a reported person's is known however it is written: %s", (_, identity, thing) => {
	const marked = (seenAs: "concerned" | "possibleSuspect") => {
		const one = checkReport(body({ persons: [{ seenAs, identity }], things: [thing] } as never), now, "FJ");
		return "faults" in one ? one.faults : one.content.things[0]?.ofProtectedPerson;
	};
	expect([marked("concerned"), marked("possibleSuspect")]).toEqual([true, undefined]);
});

test("of one line all is of one form, and the report says of which", () => {
	expect(readCoded("J3 D1 L2").faults).toEqual([
		{ at: "/coded/2", message: '"D1" is of form 2, and other codes are of form 3: type one form at a time' },
	]);
	const versionOf = (coded: string) => {
		const checked = checkReport(body({ channel: undefined, coded }), now, "FJ");
		return "faults" in checked ? checked.faults : checked.formVersion;
	};
	expect([versionOf("A3 D1"), versionOf("J3 M1")]).toEqual(["2", "3"]);
});
