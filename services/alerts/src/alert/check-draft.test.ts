import { describe, expect, test } from "vitest";
import { checkDraft, type Places } from "./check-draft.ts";
import type { AlertDraft } from "./schema.ts";
import { governed } from "./state.ts";
import { alertState, draft } from "./testing.ts";

const agency = "0b0e0000-0000-4000-8000-000000000001";
const places: Places = {
	regionOf: (country) => ({ FJ: "pacific", TO: "pacific", HT: "caribbean" })[country],
	isRegion: (slug) => ["pacific", "caribbean"].includes(slug),
	regions: () => ["caribbean", "pacific"],
	isAgency: (id) => id === agency,
};
const now = Date.parse("2026-06-01T00:00:00Z");

const check = (changes: Partial<AlertDraft> = {}) => checkDraft(draft(changes), places, now, "red");
const faultsOf = (changes: Partial<AlertDraft>) => {
	const checked = check(changes);
	return "faults" in checked ? checked.faults.map((fault) => fault.at) : [];
};

test("what a draft leaves out is nobody, unknown or nothing; never everybody", () => {
	const checked = check({ handling: { tlp: "amber", audience: {} } });
	expect(checked).toMatchObject({
		ages: "any",
		handling: {
			audience: { regions: [], countries: [], kinds: [], agencies: [], excluded: [] },
			use: { codes: [], purposes: [], conditions: [] },
			expiresAt: null,
		},
	});
});

test("a post cannot raise what it could not read, and so could not recall", () => {
	const checked = checkDraft(draft({ handling: { tlp: "amber", audience: {} } }), places, now, "green");
	expect(checked).toMatchObject({ code: "ALERT_REFUSED", faults: [{ at: "/handling/tlp" }] });
	expect(checkDraft(draft({ handling: { tlp: "green", audience: {} } }), places, now, "green")).not.toHaveProperty(
		"faults",
	);
});

test("the countries of the route are countries that the alert concerns, and their regions follow", () => {
	expect(check({ countries: ["TO"], route: [{ place: "Port", country: "HT", role: "origin" }] })).toMatchObject({
		countries: ["HT", "TO"],
		regions: ["caribbean", "pacific"],
	});
});

describe("a victim is never the subject", () => {
	test.each([
		"victim",
		"Suspected Victim",
		"smuggled migrant",
		"trafficked person",
		"witness",
		"survivor",
		"missing person",
	])("role %s", (role) => {
		const checked = check({ subjects: [{ type: "person", role }] });
		expect(checked).toMatchObject({ code: "VICTIM_NEVER_SUBJECT", faults: [{ at: "/subjects/0/role" }] });
	});
	test("suspects, instruments and places can be", () => {
		const subjects = ["suspect", "wanted", "convicted", "instrument", "location"].map((role) => ({
			type: "other" as const,
			role,
		}));
		expect(check({ subjects })).not.toHaveProperty("faults");
	});
});

test("a rescue and a missing child are lives to be saved, and may name a suspect and a vessel", () => {
	const handling = { tlp: "green" as const, audience: {}, use: { purposes: ["life-saving" as const] } };
	const subjects = [
		{ type: "person" as const, role: "suspect", name: "N" },
		{ type: "vessel" as const, role: "instrument", name: "MV Sea Snake" },
	];
	for (const kind of ["rescue", "missing-child"] as const) {
		expect(check({ kind, urgency: "flash", ages: "child", handling, subjects })).not.toHaveProperty("faults");
		expect(governed(alertState({ kind })).lifeAtRisk).toBe(true);
	}
	expect(governed(alertState({ kind: "person-sought" })).lifeAtRisk).toBe(false);
});

describe("faults, all at once", () => {
	test.each<[string, Partial<AlertDraft>, string[]]>([
		[
			"a person of unknown role",
			{ subjects: [{ type: "person", role: "unknown", description: "A girl" }] },
			["/subjects/0/role"],
		],
		["a role nobody knows", { subjects: [{ type: "person", role: "boss" }] }, ["/subjects/0/role"]],
		["flash for anything but a life at risk", { urgency: "flash" }, ["/urgency"]],
		["a life at risk without flash", { kind: "life-at-risk", urgency: "priority" }, ["/urgency"]],
		["a rescue without flash", { kind: "rescue", urgency: "priority" }, ["/urgency"]],
		[
			"a rescue that names who may be aboard",
			{ kind: "rescue", urgency: "flash", subjects: [{ type: "person", role: "associate", name: "N" }] },
			["/subjects/0/role"],
		],
		[
			"a missing child for everybody, for every purpose, of no age",
			{ kind: "missing-child", urgency: "flash", handling: { tlp: "clear", audience: {} } },
			["/ages", "/handling/use/purposes", "/handling/tlp"],
		],
		[
			"a missing child among the subjects, whatever it is called",
			{
				...{ kind: "missing-child", urgency: "flash", ages: "child" },
				handling: { tlp: "green", audience: {}, use: { purposes: ["life-saving"] } },
				subjects: ["operator", "location", "instrument", "associate"].map((role) => ({
					type: "person",
					role,
					name: "N",
				})),
			},
			["/subjects/0/role", "/subjects/1/role", "/subjects/2/role", "/subjects/3/role"],
		],
		["a grading of another scheme", { grading: { scheme: "6x6", source: "X", information: "4" } }, ["/grading"]],
		[
			"a handling code where the scheme has none",
			{ grading: { scheme: "4x4", source: "A", information: "1", handling: "1" } },
			["/grading"],
		],
		[
			"a region nobody knows",
			{ handling: { tlp: "green", audience: { regions: ["atlantis"] } } },
			["/handling/audience/regions/0"],
		],
		[
			"a country outside the hub",
			{ handling: { tlp: "green", audience: { countries: ["FJ", "XX"] } } },
			["/handling/audience/countries/1"],
		],
		[
			"an agency nobody knows",
			{ handling: { tlp: "green", audience: { agencies: [agency.replace("1", "2")] } } },
			["/handling/audience/agencies/0"],
		],
		[
			"kinds alone, which reach nobody",
			{ handling: { tlp: "green", audience: { kinds: ["police"] } } },
			["/handling/audience/kinds"],
		],
		["TLP:RED for a region", { handling: { tlp: "red", audience: { regions: ["pacific"] } } }, ["/handling/audience"]],
		[
			"an expiry in the past",
			{ handling: { tlp: "green", audience: {}, expiresAt: "2026-05-31T23:59:59Z" } },
			["/handling/expiresAt"],
		],
		[
			"an end before its beginning",
			{ observed: { from: "2026-05-02T00:00:00Z", until: "2026-05-01T00:00:00Z" } },
			["/observed/until"],
		],
		["an observation from the future", { observed: { from: "2026-06-03T00:00:00Z" } }, ["/observed/from"]],
		[
			"several of them",
			{
				urgency: "flash",
				grading: { scheme: "4x4", source: "Z", information: "1" },
				handling: { tlp: "green", audience: { regions: ["atlantis"] } },
			},
			["/urgency", "/grading", "/handling/audience/regions/0"],
		],
	])("%s", (_what, changes, at) => expect(faultsOf(changes)).toEqual(at));
});
