import fc from "fast-check";
import type { Action, Audience, Flow, GovernedRecord, Principal } from "./types.ts";
import {
	type AgencyKind,
	agencyKinds,
	ageScopes,
	type Purpose,
	purposes,
	type RecordKind,
	recordKinds,
	type Scope,
	type Tlp,
	tlpLevels,
	topics,
	useCodes,
} from "./vocabulary.ts";

/**
 * Random principals, records and requests for tests. The domains are small and weighted, so that hits are as common as
 * misses, and hold the edges: empty lists, equal instants, lower-case codes, unknown and non-ASCII regions.
 */

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "a")}`;
const agencies = [1, 2, 3, 4, 5].map(id);
const agency = fc.constantFrom(...agencies);
const country = fc.constantFrom("FJ", "FJ", "WS", "WS", "TO", "fj", "");
// Two ways to write one accented letter, a right-to-left script, an astral character, quotes and braces: bytes decide.
const regions = [
	"pacific",
	"pacific",
	"pacific",
	"Pacific",
	"r\u00e9gion",
	"re\u0301gion",
	"منطقة",
	"🌊",
	`{"a",'b'\\}`,
	"",
];
const region = fc.constantFrom(...regions);
const kind = fc.constantFrom<AgencyKind[]>(...agencyKinds.slice(0, 3));
const purpose = fc.constantFrom<Purpose[]>("investigation", "investigation", "prosecution", ...purposes);

/** The instant that requests and expiries lie around. */
export const now: number = Date.parse("2030-01-01T00:00:00.000Z");
const time = fc.constantFrom(...[-86_400_000, -1, 0, 1, 86_400_000].map((ms) => now + ms));
const expiry = fc.oneof(
	time.map((ms) => new Date(ms).toISOString()),
	fc.constantFrom("2030-01-01T12:00:00+12:00", "2030-01-01T00:00:00.0004Z", "2029-12-31T23:59:59.9999Z"),
);

const list = <T>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<readonly T[]> =>
	fc.uniqueArray(item, { maxLength });
const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> =>
	fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: rare });
const none = <T>(): fc.Arbitrary<readonly T[]> => fc.constant([]);

const audience: fc.Arbitrary<Audience> = fc.record({
	regions: mostly(fc.uniqueArray(region, { minLength: 2, maxLength: 6 }), none()),
	countries: list(country, 3),
	kinds: fc.oneof(none<AgencyKind>(), list(kind, 3)),
	agencies: list(agency, 3),
	excluded: mostly(none(), list(agency, 2)),
});

export const record: fc.Arbitrary<GovernedRecord> = fc.record({
	record: fc.constant("alert" as const),
	originator: fc.record({ agency, country }),
	topic: fc.constantFrom(...topics),
	ages: fc.constantFrom(...ageScopes),
	handling: fc.record({
		tlp: fc.constantFrom(...tlpLevels),
		audience,
		use: fc.record({
			codes: list(fc.constantFrom(...useCodes), 2),
			purposes: mostly(none(), list(purpose, 4)),
			conditions: list(fc.string(), 1),
		}),
		expiresAt: mostly<string | null>(fc.constant(null), expiry),
	}),
});

const flow: fc.Arbitrary<Flow> = fc.record({
	from: country,
	topics: mostly(fc.uniqueArray(fc.constantFrom(...topics), { minLength: 2 }), list(fc.constantFrom(...topics), 2)),
	records: mostly(fc.constant<readonly RecordKind[]>(["case", "alert"]), list(fc.constantFrom(...recordKinds), 3)),
	ages: mostly(fc.constant<Flow["ages"]>("any"), fc.constant<Flow["ages"]>("child")),
	purposes: mostly(fc.constant<readonly Purpose[]>(purposes), list(purpose, 4)),
});

const everyScope: Scope[] = ["alerts:read", "alerts:export", "alerts:raise"];

const principal: fc.Arbitrary<Principal> = fc.record({
	agency,
	kind,
	country,
	region: mostly(fc.constant("pacific"), region),
	post: fc.constant(id(9)),
	clearance: mostly(fc.constantFrom<Tlp[]>("red", "amber+strict"), fc.constantFrom(...tlpLevels)),
	purpose,
	scopes: mostly(fc.constant(everyScope), list(fc.constantFrom(...everyScope, "audit:read"), 3)),
	flows: fc.array(flow, { maxLength: 8 }),
});

export const request: fc.Arbitrary<{ who: Principal; action: Action; now: number }> = fc.record({
	who: principal,
	action: fc.constantFrom("read", "read", "read", "export", "export", "acknowledge", "feedback", "change"),
	now: time,
});

/** A record that `reader` may read under its one agreement. */
export const sample: GovernedRecord = {
	record: "alert",
	originator: { agency: id(1), country: "FJ" },
	topic: "trafficking",
	ages: "adult",
	handling: {
		tlp: "amber",
		audience: { regions: ["pacific"], countries: [], kinds: [], agencies: [], excluded: [] },
		use: { codes: ["H0"], purposes: [], conditions: [] },
		expiresAt: null,
	},
};

export const reader: Principal = {
	agency: id(2),
	kind: "tcu",
	country: "WS",
	region: "pacific",
	post: id(9),
	clearance: "amber",
	purpose: "investigation",
	scopes: ["alerts:read"],
	flows: [{ from: "FJ", topics: ["trafficking"], records: ["alert"], ages: "any", purposes: ["investigation"] }],
};
