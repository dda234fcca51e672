import { describe, expect, test } from "vitest";
import {
	type Action,
	type Audience,
	type Flow,
	fromColumns,
	type GovernedRecord,
	type Handling,
	may,
	type Principal,
	policyColumns,
	principalSettings,
	type Reason,
	type Tlp,
	tlpLevels,
	writerSettings,
} from "./index.ts";

const now = Date.parse("2030-01-01T00:00:00Z");
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [originator, reader, other] = [id(1), id(2), id(3)];

const flow: Flow = {
	from: "FJ",
	topics: ["trafficking", "smuggling"],
	records: ["alert"],
	ages: "any",
	purposes: ["investigation", "prosecution", "border-control"],
};
const who = (changes: Partial<Principal> = {}): Principal => ({
	agency: reader,
	kind: "tcu",
	country: "WS",
	region: "pacific",
	post: id(9),
	clearance: "red",
	purpose: "investigation",
	scopes: ["alerts:read", "alerts:export", "alerts:raise"],
	flows: [flow],
	...changes,
});
const fellow = (changes: Partial<Principal> = {}): Principal =>
	who({ agency: originator, country: "FJ", flows: [], ...changes });

type Changes = Partial<Omit<GovernedRecord, "handling">> & {
	handling?: Partial<Omit<Handling, "audience" | "use">>;
	audience?: Partial<Audience>;
	use?: Partial<Handling["use"]>;
};
const record = ({ handling, audience, use, ...rest }: Changes = {}): GovernedRecord => ({
	record: "alert",
	originator: { agency: originator, country: "FJ" },
	topic: "trafficking",
	ages: "adult",
	...rest,
	handling: {
		tlp: "amber",
		expiresAt: null,
		...handling,
		audience: { regions: ["pacific"], countries: [], kinds: [], agencies: [], excluded: [], ...audience },
		use: { codes: ["H0"], purposes: [], conditions: [], ...use },
	},
});

/** Given a principal and a record, when it acts, then the reason; `originator` and `admitted` are the two yeses. */
type Row = [given: string, who: Principal, action: Action, what: GovernedRecord, reason: Reason];
const holds = (title: string, rows: Row[]): void => {
	describe(title, () => {
		test.each(rows)("%s", (_given, principal, action, what, reason) => {
			const allowed = reason === "originator" || reason === "admitted" || reason === "saving-life";
			expect(may(principal, action, what, now)).toEqual({ allowed, reason });
		});
	});
};

holds("scope", [
	["read with alerts:read", who({ scopes: ["alerts:read"] }), "read", record(), "admitted"],
	[
		"read with every other scope",
		who({ scopes: ["alerts:export", "alerts:raise", "audit:read"] }),
		"read",
		record(),
		"scope",
	],
	["export with alerts:read alone", who({ scopes: ["alerts:read"] }), "export", record(), "scope"],
	["export with alerts:export", who({ scopes: ["alerts:export"] }), "export", record(), "admitted"],
	["acknowledge without alerts:read", who({ scopes: ["alerts:raise"] }), "acknowledge", record(), "scope"],
	["feedback without alerts:read", who({ scopes: ["alerts:raise"] }), "feedback", record(), "scope"],
	["change of an own record without alerts:raise", fellow({ scopes: ["alerts:read"] }), "change", record(), "scope"],
	["own record without any scope", fellow({ scopes: [] }), "read", record(), "scope"],
	["an action that does not exist", who(), "erase" as Action, record(), "scope"],
]);

holds("the originating agency", [
	["reads for nobody else", fellow(), "read", record({ audience: { regions: [] } }), "originator"],
	["exports despite H2", fellow(), "export", record({ use: { codes: ["H2"] } }), "originator"],
	["reads after expiry", fellow(), "read", record({ handling: { expiresAt: "2029-01-01T00:00:00Z" } }), "originator"],
	[
		"reads for any purpose",
		fellow({ purpose: "analysis" }),
		"read",
		record({ use: { purposes: ["prosecution"] } }),
		"originator",
	],
	[
		"reads although it excluded itself",
		fellow(),
		"read",
		record({ audience: { excluded: [originator] } }),
		"originator",
	],
	["changes", fellow(), "change", record(), "originator"],
	["does not acknowledge its own record", fellow(), "acknowledge", record(), "own-record"],
	["gives no feedback on its own record", fellow(), "feedback", record(), "own-record"],
	["too low a clearance binds inside the agency", fellow({ clearance: "green" }), "read", record(), "clearance"],
	[
		"too low a clearance hides that the record is its own",
		fellow({ clearance: "green" }),
		"feedback",
		record(),
		"clearance",
	],
	[
		"change of an own record above the post's clearance",
		fellow({ clearance: "clear" }),
		"change",
		record(),
		"clearance",
	],
	["change by a named agency", who(), "change", record({ audience: { agencies: [reader] } }), "not-originator"],
	["change by another agency of its country", who({ country: "FJ" }), "change", record(), "not-originator"],
]);

const saving = (changes: Partial<Principal> = {}) => who({ purpose: "life-saving", ...changes });
const atRisk = (changes: Changes = {}) => record({ lifeAtRisk: true, ...changes });
// "Communication networks ... to support maritime surveillance and save lives at sea" (001:179).
holds("a life at risk", [
	["without any agreement", saving({ flows: [] }), "read", atRisk(), "saving-life"],
	["beyond the agreement's purposes", saving(), "read", atRisk(), "saving-life"],
	["beyond the record's purposes", saving(), "read", atRisk({ use: { purposes: ["border-control"] } }), "saving-life"],
	[
		"where an agreement covers it",
		saving({ flows: [{ ...flow, purposes: ["life-saving"] }] }),
		"read",
		atRisk(),
		"admitted",
	],
	["within one country", saving({ country: "FJ", flows: [] }), "read", atRisk(), "admitted"],
	["for another purpose", who({ flows: [] }), "read", atRisk(), "agreement"],
	["a record of no life at risk", saving({ flows: [] }), "read", record(), "agreement"],
	["an agency that is excluded", saving(), "read", atRisk({ audience: { excluded: [reader] } }), "excluded"],
	["a clearance below the TLP", saving({ clearance: "green" }), "read", atRisk(), "clearance"],
	["TLP:RED, by its region alone", saving(), "read", atRisk({ handling: { tlp: "red" } }), "audience"],
	["an agency that it is not for", saving({ region: "caribbean" }), "read", atRisk(), "audience"],
	["once it is past", saving(), "read", atRisk({ handling: { expiresAt: "2029-01-01T00:00:00Z" } }), "expired"],
	["to hand it on against H2", saving(), "export", atRisk({ use: { codes: ["H2"] } }), "use-limitation"],
	["to change it", saving(), "change", atRisk(), "not-originator"],
	["without the scope", saving({ scopes: [] }), "read", atRisk(), "scope"],
]);

describe("clearance", () => {
	const pairs = tlpLevels.flatMap((clearance, held) =>
		tlpLevels.map((tlp, needed) => ({ clearance, tlp, yes: held >= needed })),
	);
	test.each(pairs)("$clearance reads $tlp: $yes", ({ clearance, tlp, yes }) => {
		const what = record({ handling: { tlp }, audience: { agencies: [reader] } });
		expect(may(who({ clearance }), "read", what, now).reason).toBe(yes ? "admitted" : "clearance");
	});
	test.each([
		["a level of the record that is not known is above red", "red", "purple"],
		["a clearance that is not known is none", "purple", "clear"],
	])("%s", (_given, clearance, tlp) => {
		const what = record({ handling: { tlp: tlp as Tlp } });
		expect(may(who({ clearance: clearance as Tlp }), "read", what, now).reason).toBe("clearance");
	});
});

const nobody = { regions: [], countries: [], kinds: [], agencies: [], excluded: [] };
holds("audience", [
	["an empty audience is nobody", who(), "read", record({ audience: nobody }), "audience"],
	["kinds alone admit nobody", who(), "read", record({ audience: { ...nobody, kinds: ["tcu"] } }), "audience"],
	["the region", who(), "read", record({ audience: { ...nobody, regions: ["caribbean", "pacific"] } }), "admitted"],
	["another region", who(), "read", record({ audience: { ...nobody, regions: ["caribbean"] } }), "audience"],
	["the country", who(), "read", record({ audience: { ...nobody, countries: ["WS"] } }), "admitted"],
	["another country", who(), "read", record({ audience: { ...nobody, countries: ["TO"] } }), "audience"],
	[
		"a country code in lower case is another code",
		who(),
		"read",
		record({ audience: { ...nobody, countries: ["ws"] } }),
		"audience",
	],
	["the region, narrowed to the kind", who(), "read", record({ audience: { kinds: ["police", "tcu"] } }), "admitted"],
	["the region, narrowed to another kind", who(), "read", record({ audience: { kinds: ["police"] } }), "audience"],
	["named", who(), "read", record({ audience: { ...nobody, agencies: [reader] } }), "admitted"],
	[
		"named, of another kind",
		who(),
		"read",
		record({ audience: { ...nobody, kinds: ["fiu"], agencies: [reader] } }),
		"admitted",
	],
	["another is named", who(), "read", record({ audience: { ...nobody, agencies: [other] } }), "audience"],
	["excluded beats the region", who(), "read", record({ audience: { excluded: [reader] } }), "excluded"],
	["excluded beats named", who(), "read", record({ audience: { agencies: [reader], excluded: [reader] } }), "excluded"],
	["another is excluded", who(), "read", record({ audience: { excluded: [other] } }), "admitted"],
	["red for a region needs naming", who(), "read", record({ handling: { tlp: "red" } }), "audience"],
	[
		"red for a country needs naming",
		who(),
		"read",
		record({ handling: { tlp: "red" }, audience: { countries: ["WS"] } }),
		"audience",
	],
	[
		"red, named",
		who(),
		"read",
		record({ handling: { tlp: "red" }, audience: { ...nobody, agencies: [reader] } }),
		"admitted",
	],
	[
		"another agency of the country is no originator",
		who({ country: "FJ" }),
		"read",
		record({ audience: nobody }),
		"audience",
	],
]);

holds("use limitation", [
	["a listed purpose", who(), "read", record({ use: { purposes: ["analysis", "investigation"] } }), "admitted"],
	["a purpose that is not listed", who(), "read", record({ use: { purposes: ["analysis"] } }), "purpose"],
	[
		"named does not widen the purpose",
		who(),
		"read",
		record({ audience: { agencies: [reader] }, use: { purposes: ["analysis"] } }),
		"purpose",
	],
	["H1 for prosecution", who({ purpose: "prosecution" }), "read", record({ use: { codes: ["H1"] } }), "use-limitation"],
	[
		"H1 for prosecution, purpose listed",
		who({ purpose: "prosecution" }),
		"read",
		record({ use: { codes: ["H1"], purposes: ["prosecution"] } }),
		"use-limitation",
	],
	["H1 for investigation", who(), "read", record({ use: { codes: ["H1"] } }), "admitted"],
	["H0 for prosecution", who({ purpose: "prosecution" }), "read", record(), "admitted"],
	["H2 is read", who(), "read", record({ use: { codes: ["H2"] } }), "admitted"],
	["H2 is acknowledged", who(), "acknowledge", record({ use: { codes: ["H2"] } }), "admitted"],
	["H2 is not exported", who(), "export", record({ use: { codes: ["H2"] } }), "use-limitation"],
	["H2 beside H0 is not exported", who(), "export", record({ use: { codes: ["H0", "H2"] } }), "use-limitation"],
	["H3 is for people to read", who(), "export", record({ use: { codes: ["H3"] } }), "admitted"],
]);

holds("expiry", [
	[
		"one millisecond before",
		who(),
		"read",
		record({ handling: { expiresAt: "2030-01-01T00:00:00.001Z" } }),
		"admitted",
	],
	["at the instant itself", who(), "read", record({ handling: { expiresAt: "2030-01-01T00:00:00Z" } }), "expired"],
	[
		"at the instant in another offset",
		who(),
		"read",
		record({ handling: { expiresAt: "2030-01-01T12:00:00+12:00" } }),
		"expired",
	],
	["after", who(), "feedback", record({ handling: { expiresAt: "2029-12-31T23:59:59.999Z" } }), "expired"],
	["a time that cannot be read is past", who(), "read", record({ handling: { expiresAt: "soon" } }), "expired"],
]);

const agreed = (changes: Partial<Flow>): Principal => who({ flows: [{ ...flow, ...changes }] });
holds("agreement", [
	["none between two countries", who({ flows: [] }), "read", record(), "agreement"],
	["none, though named", who({ flows: [] }), "read", record({ audience: { agencies: [reader] } }), "agreement"],
	["none needed within one country", who({ country: "FJ", flows: [] }), "read", record(), "admitted"],
	["with another country", agreed({ from: "TO" }), "read", record(), "agreement"],
	["on another topic", agreed({ topics: ["smuggling"] }), "read", record(), "agreement"],
	["on no topic", agreed({ topics: [] }), "read", record(), "agreement"],
	[
		"on one crime, record on both",
		agreed({ topics: ["trafficking"] }),
		"read",
		record({ topic: "trafficking-and-smuggling" }),
		"agreement",
	],
	["on each crime, record on both", agreed({}), "read", record({ topic: "trafficking-and-smuggling" }), "admitted"],
	[
		"on both as one topic, record on one",
		agreed({ topics: ["trafficking-and-smuggling"] }),
		"read",
		record(),
		"admitted",
	],
	["on both, record on related crime", agreed({}), "read", record({ topic: "related-crime" }), "agreement"],
	[
		"two agreements do not add up",
		who({
			flows: [
				{ ...flow, topics: ["trafficking"] },
				{ ...flow, topics: ["smuggling"] },
			],
		}),
		"read",
		record({ topic: "trafficking-and-smuggling" }),
		"agreement",
	],
	["on other records", agreed({ records: ["case", "person"] }), "read", record(), "agreement"],
	["for other purposes", agreed({ purposes: ["analysis"] }), "read", record(), "agreement"],
	["on children, record about a child", agreed({ ages: "child" }), "read", record({ ages: "child" }), "admitted"],
	["on children, record about an adult", agreed({ ages: "child" }), "read", record({ ages: "adult" }), "agreement"],
	["on children, record about any age", agreed({ ages: "child" }), "read", record({ ages: "any" }), "agreement"],
	["on children, age unknown", agreed({ ages: "child" }), "read", record({ ages: "unknown" }), "agreement"],
	["the second of two covers", who({ flows: [{ ...flow, from: "TO" }, flow] }), "read", record(), "admitted"],
]);

describe("columns and settings", () => {
	test("a record comes back from its columns", () => {
		const what = record({
			audience: { agencies: [reader], excluded: [other] },
			use: { conditions: ["Ask before use."] },
		});
		expect(fromColumns("alert", policyColumns(what), what.handling.use.conditions)).toEqual(what);
	});
	test("a time is cut to the millisecond in UTC", () => {
		const what = record({ handling: { expiresAt: "2030-01-01T12:00:00.0019+12:00" } });
		expect(policyColumns(what).expires_at).toBe("2030-01-01T00:00:00.001Z");
	});
	test.each([
		["a time that cannot be read", { handling: { expiresAt: "soon" } }],
		["an id in upper case", { audience: { excluded: ["0000000A-0000-4000-8000-000000000000"] } }],
		["an id that is none", { originator: { agency: "police", country: "FJ" } }],
	] satisfies [string, Changes][])("%s is refused", (_given, changes) => {
		expect(() => policyColumns(record(changes))).toThrow(RangeError);
	});
	test("the settings name neither officer nor post", () => {
		const text = JSON.stringify(principalSettings(who({ officer: id(77), post: id(78) }), "read", now));
		expect(text).not.toMatch(new RegExp(`${id(77)}|${id(78)}`));
	});
	test("reading and writing set the same names, so that neither leaves anything of the other", () => {
		const names = (settings: [string, string][]) => settings.map(([name]) => name).sort();
		expect(names(writerSettings([originator]))).toEqual(names(principalSettings(who(), "read", now)));
	});
});
