import { describe, expect, it } from "vitest";
import { factsOf } from "./facts.ts";

describe("the facts of an assessment", () => {
	it("rest on the element's own evidence, or on what was named for all", () => {
		const made = factsOf({
			met: ["act=recruitment,harbouring", "purpose = forcedLabour"],
			notMet: ["entry"],
			unknown: ["benefit"],
			on: ["statementOfPerson:firstHand", "act=document#N-12:corroborated", "act=officerObservation"],
			ageThen: "14-17",
			indicator: ["C3"],
			acted: ["2012-03-01", "2012-03-01..2014-06-30", "..2014-06-30", "2012-03-01.."],
		});
		const said = { kind: "statementOfPerson", note: "firstHand" };
		expect(made).toEqual({
			facts: {
				elements: {
					act: {
						value: "met",
						forms: ["recruitment", "harbouring"],
						evidence: [{ kind: "document", reference: "N-12", note: "corroborated" }, { kind: "officerObservation" }],
					},
					purpose: { value: "met", forms: ["forcedLabour"], evidence: [said] },
					entry: { value: "notMet", evidence: [said] },
					benefit: { value: "unknown" },
				},
				age: { from: 14, to: 17 },
				indicators: ["C3"],
				acted: [
					{ from: "2012-03-01", to: "2012-03-01" },
					{ from: "2012-03-01", to: "2014-06-30" },
					{ to: "2014-06-30" },
					{ from: "2012-03-01" },
				],
			},
		});
	});

	it("name every fault at once", () => {
		const { faults } = factsOf({
			met: ["act", "=x", "a=b=c"],
			notMet: ["act"],
			on: ["means=document", "what is this"],
			ageThen: "young",
			acted: ["in spring", ".."],
		}) as { faults: { at: string; message: string }[] };
		expect(faults.map(({ at }) => at)).toEqual([
			"--met",
			"--met",
			"--not-met",
			"--on",
			"--on",
			"--acted",
			"--acted",
			"--age-then",
		]);
	});

	it("leave it to the hub what is no ground", () => {
		expect(factsOf({ met: ["gender"] })).toEqual({ facts: { elements: { gender: { value: "met" } } } });
	});
});
