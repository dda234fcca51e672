import { afterAll, expect, test } from "vitest";
import type { Texts } from "./document.ts";
import { closeLetters, letter } from "./letter.ts";
import { type LetterOfRequest, letterOfRequest } from "./letter-of-request.ts";
import { markChanges } from "./mark-changes.ts";
import { requestWords } from "./request-words.ts";
import { readPdf } from "./testing.ts";

afterAll(closeLetters);

const request: LetterOfRequest = {
	languages: ["en", "fr"],
	marks: ["TLP:RED"],
	number: "FJ-2026-17",
	date: "30 November 2026",
	requestingAuthority: ["Office of the Prosecutor (invented)", "Parquet (inventé)"],
	requestedAuthority: "Central Authority (invented)",
	basis: [["UNTOC, Article 18", "Convention, article 18"]],
	subject: [["Smuggling of migrants, investigation", "Trafic de migrants, enquête"]],
	conductedBy: "Unit 4",
	functions: ["Investigates organised crime", "Enquête sur la criminalité organisée"],
	facts: [
		["A boat was stopped.", "Un bateau a été arrêté."],
		["Two men steered it.", "Deux hommes le conduisaient."],
	],
	assistance: [["Hear the owner.", "Entendre le propriétaire."]],
	persons: [
		{ name: "王小明", nationality: "CN" },
		{ name: "محمد عبد الله", location: ["Suva", "Suva"] },
	],
	purpose: [["Evidence for the trial", "Preuve pour le procès"]],
	signature: [["A. Officer, prosecutor", "A. Officer, procureur"]],
};

test("a letter of request has what UNTOC 18(15) asks for, in its order, in both languages", async () => {
	const made = letterOfRequest(request);
	expect(made.sections.map(({ heading }) => heading[0])).toEqual([
		"Legal basis",
		"Subject and nature of the proceedings",
		"Summary of the relevant facts",
		"Assistance requested",
		"Persons concerned",
		"Purpose",
		"Signature",
	]);
	const { pages, title } = await readPdf(await letter(made));
	expect(title).toBe("Request for mutual legal assistance / Demande d'entraide judiciaire");
	for (const said of [
		"Office of the Prosecutor",
		"Parquet",
		"Unit 4",
		"Résumé des faits pertinents",
		"王小明",
		"FJ-2026-17",
	])
		expect(pages[0]).toContain(said);
	// Nothing is said of facts where documents are served, and of no person no table is made.
	const served = letterOfRequest({ ...request, facts: [], persons: [] });
	expect(served.sections.map(({ heading }) => heading[0])).not.toContain("Summary of the relevant facts");
	expect(served.sections.flatMap(({ parts }) => parts).some(({ kind }) => kind === "table")).toBe(false);
});

test("every language has all the words, and the fonts have all their signs", async () => {
	const languages = Object.keys(requestWords);
	expect(languages).toEqual(expect.arrayContaining(["ar", "en", "es", "fr", "pt", "ru", "zh"]));
	for (const language of languages) {
		const all = Object.values(requestWords[language] ?? {});
		expect([language, all.length, all.filter((word) => !word)]).toEqual([language, 23, []]);
		const one = (texts: readonly Texts[]): Texts[] => texts.map(([text]) => [text]);
		const made = letterOfRequest({
			...request,
			languages: [language],
			requestingAuthority: "x",
			functions: "x",
			basis: one(request.basis),
			subject: one(request.subject),
			facts: one(request.facts),
			assistance: one(request.assistance),
			procedure: [["x"]],
			deadline: [["x"]],
			confidentiality: [["x"]],
			persons: [{ name: "x", role: "x", identity: "x", location: "x", nationality: "x" }],
			purpose: one(request.purpose),
			signature: one(request.signature),
			theirNumber: "x",
		});
		expect((await letter(made)).length).toBeGreaterThan(1_000);
	}
	expect(() => letterOfRequest({ ...request, languages: ["en", "xx"] })).toThrow(
		expect.objectContaining({ faults: [{ at: "/languages/1", message: expect.stringContaining("pt, ru") }] }),
	);
});

test("what an amended letter says otherwise is marked, and nothing else", () => {
	const before = letterOfRequest(request);
	const [first, second] = request.facts as [Texts, Texts];
	const after = markChanges(before, letterOfRequest({ ...request, facts: [second, first, first, ["New", "Neuf"]] }));
	const changed = after.sections.flatMap(({ parts }) =>
		parts.flatMap((part) => (part.kind === "paragraph" && part.changed ? [part.texts[0]] : [])),
	);
	expect(changed).toEqual(["A boat was stopped.", "New"]);
	expect(
		markChanges(before, before)
			.sections.flatMap(({ parts }) => parts)
			.some((part) => "changed" in part && part.changed),
	).toBe(false);
});
