import fc from "fast-check";
import type { Kind } from "./kind.ts";
import type { Scope } from "./scopes.ts";
import type { Audience, Flow, GovernedRecord, GrantedRecord, NamedRecord, OwnedRecord, Principal } from "./types.ts";
import {
	type AgencyKind,
	agencyKinds,
	ageScopes,
	type Purpose,
	purposes,
	type RecordKind,
	recordKinds,
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
/** All agencies that records, principals and writers are drawn from. */
export const agencies: readonly string[] = [1, 2, 3, 4, 5].map(id);
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
const agencyKind = fc.constantFrom<AgencyKind[]>(...agencyKinds.slice(0, 3));
const purpose = fc.constantFrom<Purpose[]>(
	...(["investigation", "investigation", "prosecution", "life-saving"] as const),
	...purposes,
);

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
	kinds: fc.oneof(none<AgencyKind>(), list(agencyKind, 3)),
	agencies: list(agency, 3),
	excluded: mostly(none(), list(agency, 2)),
});

export const governed: fc.Arbitrary<GovernedRecord> = fc.record({
	record: fc.constant("alert" as const),
	originator: fc.record({ agency, country }),
	topic: fc.constantFrom(...topics),
	ages: fc.constantFrom(...ageScopes),
	lifeAtRisk: fc.boolean(),
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

export const owned: fc.Arbitrary<OwnedRecord> = fc.record({ owner: agency });

/** The roles that `named` gives. One of them is of no kind in the tests, as if a newer hub had written it. */
export const roles: readonly string[] = ["requesting", "executing", "observer", "lurker"];
export const named: fc.Arbitrary<NamedRecord> = fc.record({
	parties: fc
		.tuple(agency, list(fc.record({ agency, role: fc.constantFrom(...roles) }), 4))
		.map(([first, more]) => [{ agency: first, role: "requesting" }, ...more]),
});

export const granted: fc.Arbitrary<GrantedRecord> = agency.chain((owner) =>
	fc.record({
		owner: fc.constant(owner),
		grants: fc.uniqueArray(
			fc.record({ giver: mostly(fc.constant(owner), agency), receiver: agency, purpose, until: expiry }),
			{ maxLength: 4, selector: ({ giver, receiver, purpose: what }) => [giver, receiver, what].join() },
		),
	}),
);

const flowOf = (kind: string): fc.Arbitrary<Flow> =>
	fc.record({
		from: country,
		topics: mostly(fc.uniqueArray(fc.constantFrom(...topics), { minLength: 2 }), list(fc.constantFrom(...topics), 2)),
		records: mostly(fc.constant(["case", kind]), list(fc.constantFrom(...recordKinds, kind), 3)) as fc.Arbitrary<
			readonly RecordKind[]
		>,
		ages: mostly(fc.constant<Flow["ages"]>("any"), fc.constant<Flow["ages"]>("child")),
		purposes: mostly(fc.constant<readonly Purpose[]>(purposes), list(purpose, 4)),
	});

const scopesOf = (kind: Kind): Scope[] => [
	...new Set(Object.values(kind.actions).flatMap(({ scopes }) => (scopes === "vouched" ? [] : (scopes as Scope[])))),
];

const principalFor = (kind: Kind): fc.Arbitrary<Principal> =>
	fc.record({
		agency,
		kind: agencyKind,
		country,
		region: mostly(fc.constant("pacific"), region),
		post: fc.constant(id(9)),
		clearance: mostly(fc.constantFrom<Tlp[]>("red", "amber+strict"), fc.constantFrom(...tlpLevels)),
		purpose: kind.purposes ? mostly(fc.constantFrom(...kind.purposes), purpose) : purpose,
		scopes: mostly(fc.constant(scopesOf(kind)), list(fc.constantFrom<Scope[]>(...scopesOf(kind), "audit:read"), 3)),
		flows: fc.array(flowOf(kind.name), { maxLength: 8 }),
	});

/** Who asks for what and when; in a few, a part of what the database is told is missing. */
export type Request = { who: Principal; action: string; now: number; missing: string | undefined };

export const requestFor = (kind: Kind): fc.Arbitrary<Request> =>
	fc.record({
		who: principalFor(kind),
		action: fc.oneof(
			{ weight: 20, arbitrary: fc.constantFrom("read", "read", ...Object.keys(kind.actions)) },
			{ weight: 1, arbitrary: fc.constantFrom("erase", "constructor", "") },
		),
		now: time,
		missing: fc.oneof(
			{ weight: 20, arbitrary: fc.constant(undefined) },
			{ weight: 1, arbitrary: fc.constantFrom("seamark.principal", "seamark.action", "seamark.now") },
		),
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
