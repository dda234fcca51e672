import { expect, test } from "vitest";
import { by, cameTo, who } from "../../decision/testing.ts";
import { decideOpenCase } from "./decide.ts";

const opener = { ...by, who };

test("a case is opened with what is known, as the first version", () => {
	expect(cameTo(decideOpenCase({ title: "Boats" }, [], opener))).toMatchObject({
		writes: [["case.insert", { id: by.id, agency: who.agency, title: "Boats", summary: "", version: 1, custom: {} }]],
		events: [{ name: "CaseOpened", payload: { caseId: by.id, jurisdiction: "UN", reportId: "", version: 1 } }],
		answer: { id: by.id },
	});
});

test.each([
	["the law that is named", "FJ", "VU", "VU"],
	["else the law of the agency's country", "SB", undefined, "SB"],
	["else the Protocols, where that country has no profile", "FJ", undefined, "UN"],
])("it is under %s", (_law, country, named, jurisdiction) => {
	const command = { title: "Boats", ...(named === undefined ? {} : { jurisdiction: named }) };
	const opened = decideOpenCase(command, [], { ...by, who: { ...who, country } });
	expect(cameTo(opened)).toMatchObject({ writes: [["case.insert", { jurisdiction }]] });
});

test("a law without a profile and a field that the agency has not defined are refused together", () => {
	const refused = decideOpenCase({ title: "Boats", jurisdiction: "QQ", custom: { flight: "FJ911" } }, [], opener);
	expect(cameTo(refused)).toMatchObject({ refused: "REFUSED", at: ["/jurisdiction", "/custom/flight"] });
});
