import { expect, test } from "vitest";
import { decideEndAgreement } from "../end-agreement/decide.ts";
import { decideConcludeAgreement } from "./decide.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const at = (millis: number) => new Date(millis).toISOString();
const terms = {
	title: "t",
	parties: ["FJ", "TO"],
	topics: ["trafficking"] as const,
	records: ["alert"] as const,
	ages: "any" as const,
	purposes: ["investigation"] as const,
};
const known = new Set(["FJ", "TO"]);
const places = (decision: object) =>
	"faults" in decision ? (decision.faults as { at: string }[]).map((one) => one.at) : decision;

test("an agreement begins now and ends never, unless it says otherwise", () => {
	expect(decideConcludeAgreement(terms, known, "id", now)).toMatchObject({
		writes: [{ row: { id: "id", from: at(now), until: null, invented: false } }],
	});
	expect(decideConcludeAgreement({ ...terms, until: at(now + 1) }, known, "id", now)).toMatchObject({
		writes: [{ row: { until: at(now + 1) } }],
	});
});

test("unknown parties and impossible dates are named together", () => {
	const wrong = { ...terms, parties: ["FJ", "XX"], from: at(now - 3_600_000), until: at(now - 3_600_000) };
	expect(places(decideConcludeAgreement(wrong, known, "id", now))).toEqual(["/parties", "/from", "/until"]);
});

test("an agreement ends now or later, once, and never later than it would have", () => {
	const agreement = { id: "id", until: now + 10, version: 4 };
	expect(decideEndAgreement(agreement, {}, now)).toMatchObject({ writes: [{ row: { at: at(now), version: 4 } }] });
	expect(decideEndAgreement({ ...agreement, until: null }, { at: at(now + 99) }, now)).toMatchObject({
		answer: { until: at(now + 99) },
	});
	expect(places(decideEndAgreement(agreement, { at: at(now + 99) }, now))).toEqual(["/at"]);
	expect(places(decideEndAgreement(agreement, { at: at(now - 99) }, now))).toEqual(["/at"]);
	expect(places(decideEndAgreement({ ...agreement, until: now }, {}, now))).toEqual(["/id"]);
});
