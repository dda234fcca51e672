import { expect, it } from "vitest";
import { draftOf, draftOfAlert, parseExpiry, parseGrading } from "./draft.ts";

const now = Date.parse("2030-01-01T00:00:00Z");
const whole = { kind: "route", topic: "smuggling", title: "T", summary: "S", tlp: "green", grading: "4x4:B2" };

it("makes a draft of options and leaves out what was not said", () => {
	expect(draftOf(whole, now)).toEqual({
		draft: {
			kind: "route",
			topic: "smuggling",
			urgency: "routine",
			title: "T",
			summary: "S",
			grading: { scheme: "4x4", source: "B", information: "2" },
			handling: { tlp: "green", audience: {} },
		},
	});
	expect(
		draftOf(
			{
				...whole,
				urgency: "flash",
				toRegions: ["pacific"],
				exclude: ["x"],
				use: ["H1"],
				expires: "30d",
				about: ["FJ"],
			},
			now,
		),
	).toMatchObject({
		draft: {
			urgency: "flash",
			countries: ["FJ"],
			handling: {
				audience: { regions: ["pacific"], excluded: ["x"] },
				use: { codes: ["H1"] },
				expiresAt: "2030-01-31T00:00:00.000Z",
			},
		},
	});
});

it("names everything that is missing or wrong at once", () => {
	expect(draftOf({ kind: "route", grading: "B2", expires: "soon" }, now)).toEqual({
		faults: [
			{ at: "--topic", message: "is needed" },
			{ at: "--title", message: "is needed" },
			{ at: "--summary", message: "is needed" },
			{ at: "--tlp", message: "is needed" },
			{ at: "--grading", message: '"B2" is not like 4x4:B2, scheme:source-and-information' },
			{ at: "--expires", message: '"soon" is not like 30d, 72h, 2030-12-31 or 2030-12-31T12:00:00Z' },
		],
	});
});

it.each([
	["4x4:B2", { scheme: "4x4", source: "B", information: "2" }],
	["6x6:f6", { scheme: "6x6", source: "F", information: "6" }],
	["5x5x5:B23", { scheme: "5x5x5", source: "B", information: "2", handling: "3" }],
	["3x5x2:2/C/P", { scheme: "3x5x2", source: "2", information: "C", handling: "P" }],
	["4x4", undefined],
	["4x4:B", undefined],
	["4x4:B2345", undefined],
])("reads the grading %s", (typed, grading) => {
	expect(parseGrading(typed)).toEqual(grading);
});

it.each([
	["72h", "2030-01-04T00:00:00.000Z"],
	["2w", "2030-01-15T00:00:00.000Z"],
	["2030-12-31", "2030-12-31T23:59:59Z"],
	["2030-12-31T12:00:00+12:00", "2030-12-31T00:00:00.000Z"],
	["2030-13-31", undefined],
	["31.12.2030", undefined],
])("reads the expiry %s", (typed, moment) => {
	expect(parseExpiry(typed, now)).toBe(moment);
});

it("turns an alert that was shown back into a draft and keeps what it does not know for the hub to judge", () => {
	const shown = {
		id: "i",
		version: 3,
		status: "live",
		originator: {},
		raisedAt: "r",
		changedAt: "c",
		title: "T",
		novelty: 1,
		handling: { tlp: "red", expiresAt: null },
	};
	expect(draftOfAlert(shown)).toEqual({ version: 3, draft: { title: "T", novelty: 1, handling: { tlp: "red" } } });
	expect(draftOfAlert({ title: "T" })).toEqual({ draft: { title: "T" } });
});
