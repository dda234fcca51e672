import { expect, it } from "vitest";
import { alertOf, id } from "../testing/examples.ts";
import { receiptsOf } from "./receipts-of.ts";
import type { AgencyReach, Alert, Reader } from "./shapes.ts";

const alert = alertOf(1, { version: 2, changedAt: "2030-01-03T00:00:00.000Z" }) as Alert;
const own = alert.originator?.agency ?? "";
const agency = (n: number, reached = true, why: AgencyReach["why"] = null): AgencyReach => ({
	agency: id(n),
	name: `Unit ${n}`,
	country: "TO",
	kind: "tcu",
	reached,
	why,
});
const agencies = [1, 2, 3, 4, 5].map((n) => agency(n)).concat(agency(6, false, "agreement"));
const reader = (n: number, how: Reader["how"], more: Partial<Reader> = {}): Reader => ({
	entry: id(100 + n),
	purpose: "crime-prevention",
	savingLife: false,
	post: id(200 + n),
	agency: id(n),
	agencyName: `Unit ${n}`,
	postName: `desk ${n}`,
	how,
	at: "2030-01-04T00:00:00.000Z",
	possibly: false,
	...more,
});
const readers = [
	reader(1, "delivery", { versions: [1, 2] }),
	reader(1, "consultation"),
	reader(2, "delivery", { versions: [1, 2] }),
	reader(2, "consultation"),
	reader(3, "delivery", { versions: [2] }),
	// Read before the present version was there, and one whose delivery broke off.
	reader(4, "consultation", { at: "2030-01-02T00:00:00.000Z" }),
	reader(5, "delivery", { versions: [2], possibly: true }),
	reader(7, "disclosure"),
	{ ...reader(9, "consultation"), agency: own },
];
const acknowledged = (n: number, version: number, recall = false) => ({
	agency: id(n),
	agencyName: `Unit ${n}`,
	post: id(200 + n),
	postName: `desk ${n}`,
	version,
	recall,
	acknowledgedAt: "2030-01-05T00:00:00.000Z",
});

const moment = (value: unknown) => `<${value}>`;

const stagesOf = (found: ReturnType<typeof receiptsOf>) => found.map(({ name, stage, post }) => [name, stage, post]);

it("has one line for each agency that it is addressed to or that has had it, with the furthest it came; own readings are none", () => {
	const found = receiptsOf({
		alert,
		agencies,
		readers,
		acknowledgements: [acknowledged(1, 2), acknowledged(4, 1)],
		moment,
	});
	expect(stagesOf(found)).toEqual([
		["Unit 1", "acknowledged", "desk 1"],
		["Unit 2", "opened", "desk 2"],
		["Unit 3", "sent", "desk 3"],
		["Unit 7", "sent", "desk 7"],
		["Unit 5", "perhaps sent", "desk 5"],
		["Unit 4", "not yet", ""],
		["Unit 6", "cannot read it", ""],
	]);
	expect(found.find(({ name }) => name === "Unit 4")?.note).toBe(
		"acknowledged version 1 on <2030-01-05T00:00:00.000Z>",
	);
	expect(found.find(({ name }) => name === "Unit 6")?.note).toContain("no agreement");
});

it("tells of a recalled alert who has had it, and whose copies are deleted", () => {
	const recalled: Alert = { ...alert, status: "recalled", version: 3, changedAt: "2030-01-06T00:00:00.000Z" };
	const found = receiptsOf({
		alert: recalled,
		agencies: [],
		readers: readers.slice(0, 3),
		acknowledgements: [acknowledged(1, 3, true)],
		moment,
	});
	expect(found.map(({ name, stage, note }) => [name, stage, note])).toEqual([
		["Unit 1", "acknowledged", "its copies are deleted"],
		["Unit 2", "not yet", ""],
	]);
});
