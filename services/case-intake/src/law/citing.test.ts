import { refuse } from "@seamark/service";
import { expect, test } from "vitest";
import { decideChargePerson } from "../charges/charge-person/decide.ts";
import { accepted, by as charging } from "../decision/testing.ts";
import type { Breach } from "../persons/person/state.ts";
import { by, person, safeReturn } from "../persons/person/testing.ts";
import { decideRecordReturn } from "../persons/record-return/decide.ts";
import { assessingTruly, citeTruly, citingTruly, leavingOutTruly } from "./citing.ts";

const day = "2017-06-01";

// Who is bound is in the register, with its lines; these are the places where it matters here.
test.each([
	["Vanuatu: the convention and no protocol (000:1219, 1228)", "VU", "Smuggling Protocol", true],
	["Samoa likewise", "WS", "Trafficking Protocol", true],
	["Papua New Guinea: no entry (4239)", "PG", "UNTOC", true],
	["Solomon Islands: no entry (4241)", "SB", "UNTOC", true],
	["Saint Lucia: the Trafficking Protocol", "LC", "Trafficking Protocol", false],
	["Saint Lucia: a blank cell for smuggling (4193)", "LC", "Smuggling Protocol", true],
])("%s: a refusal says so", (_what, country, treaty, asStandard) => {
	const said = citeTruly(`nobody is accused for this (${treaty}, Art. 5)`, country, day);
	expect(said.includes("is cited as a standard")).toBe(asStandard);
	expect(said).not.toMatch(/no party/);
});

test("what names no treaty, what is decided, and what is read under the Protocols themselves stays as it is", () => {
	for (const [text, country] of [
		["1951 Refugee Convention, Art. 31", "VU"],
		["Smuggling Protocol, Art. 5", "UN"],
	] as const)
		expect(citeTruly(text, country, day)).toBe(text);
	const decided = { writes: [], events: [] };
	expect(citingTruly(decided, { country: "VU" }, Date.parse(day))).toBe(decided);
	const refused = refuse("REFUSED", [{ at: "/x", message: "Smuggling Protocol, Art. 5" }]);
	expect(citingTruly(refused, { country: "VU" }, Date.parse(day))).toMatchObject({
		refused: { code: "REFUSED", faults: [{ at: "/x", message: expect.stringContaining("cited as a standard") }] },
	});
});

test("what happened all the same is recorded in the words of the refusal", () => {
	const vanuatu = { ...charging, country: "VU" };
	const migrant = person({ roles: ["smuggledMigrant"] });
	const laid = accepted(decideChargePerson(migrant, { offence: "beingSmuggled", chargedOn: "2025-12-01" }, vanuatu));
	const removal = { ...safeReturn({ happenedOn: "2026-05-01" }), followUpOn: null };
	const removed = decideRecordReturn(migrant, { return: removal, by: { ...by, country: "VU" } });
	const recorded = [
		...(laid.answer as { breaches: Breach[] }).breaches,
		...("state" in removed ? (removed.state.returned?.breaches ?? []) : []),
	].filter(({ message }) => message.includes("Smuggling Protocol"));
	expect(recorded).toHaveLength(2);
	for (const { message } of recorded) expect(message).toMatch(/not known to bind VU, and is cited as a standard/);
});

test("the law of an assessment and the reasons of a draft are cited the same way", () => {
	const at = Date.parse(day);
	const [vanuatu, other] = [{ country: "VU" }, { country: "UN" }];
	const assessment = {
		explanation: [{ rule: "R12", law: ["Smuggling Protocol, Art. 5", "1951 Refugee Convention, Art. 31"] }],
	};
	const [first, second] = assessingTruly(assessment, vanuatu, at).explanation[0]?.law ?? [];
	expect(first).toContain("cited as a standard");
	expect(second).toBe("1951 Refugee Convention, Art. 31");
	expect(assessingTruly(assessment, other, at)).toEqual(assessment);
	const draft = { draft: {}, leftOut: [{ pseudonym: "P1", reason: "is protected (Trafficking Protocol, Art. 6(1))" }] };
	expect(leavingOutTruly(draft, vanuatu, at).leftOut[0]?.reason).toContain("cited as a standard");
	expect(leavingOutTruly(draft, other, at)).toEqual(draft);
});

// Kiribati acceded in 2005 (000:4268): what was done before broke no treaty that bound it, and says so though it is recorded today.
test.each([
	["2003-05-01", true],
	["2010-05-01", false],
])("a breach of %s cites the treaties as they were that day", (chargedOn, asStandard) => {
	const kiribati = { ...charging, country: "KI" };
	const migrant = person({ roles: ["smuggledMigrant"] });
	const laid = accepted(decideChargePerson(migrant, { offence: "beingSmuggled", chargedOn }, kiribati));
	const [breach] = (laid.answer as { breaches: Breach[] }).breaches;
	expect(breach?.message.includes("cited as a standard")).toBe(asStandard);
});
