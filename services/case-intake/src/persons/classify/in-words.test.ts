import { expect, test } from "vitest";
import { classify } from "./classify.ts";
import { inWords } from "./in-words.ts";
import { jurisdictionFor } from "./jurisdictions.ts";
import { factsOf } from "./testing.ts";

const open = classify(
	factsOf({ act: "met", purpose: "met", entry: "notMet", stay: "notMet" }, { from: 30 }, ["E2"]),
	jurisdictionFor("UN"),
);

test("every rule has its sentence and its law, and what is missing names what was seen", () => {
	const words = inWords(open);
	for (const { sentence, title, law } of words.explanation) {
		expect(sentence).toMatch(/^[A-Z].+\.$/);
		expect(title).not.toBe("");
		expect(law).not.toEqual([]);
	}
	expect(words.explanation[9]?.sentence).toContain("they cannot be entered");
	expect(words.missing).toEqual([
		{ question: "means", decides: ["trafficking"], indicators: ["E2"], seen: ["Passport or papers taken away"] },
	]);
	expect(words.classification).toBe("undetermined");
});

test("an answer of rules that are no more is told as far as it can be", () => {
	const [first] = open.explanation;
	const old = { ...open, explanation: first ? [{ ...first, says: "toldOtherwiseOnce" }] : [] };
	expect(inWords(old).explanation[0]?.sentence).toBe("");
});
