import type { GovernedRecord, Principal } from "@seamark/policy";
import { describe, expect, test } from "vitest";
import { type DeliveryRange, deliveredBy, hadByReading, type Version } from "./decide.ts";

const day = Date.parse("2030-01-01T00:00:00Z");
const governed = (countries: string[], expiresAt: string | null = null): GovernedRecord => ({
	record: "alert",
	originator: { agency: "origin", country: "FJ" },
	topic: "trafficking",
	ages: "any",
	handling: {
		tlp: "amber",
		audience: { regions: [], countries, kinds: [], agencies: [], excluded: [] },
		use: { codes: [], purposes: [], conditions: [] },
		expiresAt,
	},
});
const version = (n: number, position: number, changes: Partial<Version> = {}): Version => ({
	version: n,
	position,
	time: day + position * 1_000,
	governed: governed(["WS", "TO"]),
	facets: { kind: "route", topic: "trafficking", urgency: "routine", countries: ["FJ"], regions: ["pacific"] },
	recalled: false,
	...changes,
});
const principal: Principal = {
	agency: "reader",
	kind: "tcu",
	country: "WS",
	region: "pacific",
	post: "post",
	clearance: "amber",
	purpose: "investigation",
	scopes: ["alerts:read"],
	flows: [{ from: "FJ", topics: ["trafficking"], records: ["alert"], ages: "any", purposes: ["investigation"] }],
};
/** A stream that was opened before everything and is known to have come past everything. */
const live: DeliveryRange = { opened: 5, openedAt: day + 5_000, from: 5, certain: 100, to: 100, principal, filter: {} };
const at = (position: number) => day + position * 1_000;

describe("a live delivery", () => {
	test("brought an alert that was raised in its range", () => {
		expect(deliveredBy(live, [version(1, 10)])).toEqual({
			versions: [1],
			at: at(10),
			possibly: false,
			savingLife: false,
		});
	});
	test.each([
		["ended before", { to: 9 }],
		["began after", { from: 10 }],
		["had no clearance", { principal: { ...principal, clearance: "green" as const } }],
		["was under no agreement", { principal: { ...principal, flows: [] } }],
		["filtered it out", { filter: { kinds: ["place"] } }],
	])("brought nothing when it %s", (_why, changes: Partial<DeliveryRange>) => {
		expect(deliveredBy({ ...live, ...changes }, [version(1, 10)])).toBeUndefined();
	});
	test("holds the ends of its range: after `from`, up to and including `to`", () => {
		expect(deliveredBy({ ...live, from: 9, to: 10 }, [version(1, 10)])).toMatchObject({ versions: [1] });
	});
	test("brought the version before its audience was narrowed, and not the one after", () => {
		const narrowed = [version(1, 10), version(2, 20, { governed: governed(["TO"]) })];
		expect(deliveredBy(live, narrowed)).toEqual({ versions: [1], at: at(10), possibly: false, savingLife: false });
		expect(deliveredBy({ ...live, from: 10 }, narrowed)).toBeUndefined();
	});
	test("brought the version after its audience was widened, and not the one before", () => {
		const widened = [version(1, 10, { governed: governed(["TO"]) }), version(2, 20)];
		expect(deliveredBy(live, widened)).toEqual({ versions: [2], at: at(20), possibly: false, savingLife: false });
		expect(deliveredBy({ ...live, to: 19 }, widened)).toBeUndefined();
	});
	test("brought nothing by a recall", () => {
		const recalled = [version(1, 10), version(2, 20, { recalled: true })];
		expect(deliveredBy({ ...live, from: 10 }, recalled)).toBeUndefined();
		expect(deliveredBy(live, recalled)).toMatchObject({ versions: [1] });
	});
	test("possibly brought what lies beyond the position that is known", () => {
		expect(deliveredBy({ ...live, certain: 9 }, [version(1, 10)])).toMatchObject({ possibly: true });
		expect(deliveredBy({ ...live, certain: 9, to: Number.POSITIVE_INFINITY }, [version(1, 10)])).toMatchObject({
			possibly: true,
		});
		expect(deliveredBy({ ...live, certain: 10 }, [version(1, 10), version(2, 20)])).toEqual({
			versions: [1, 2],
			at: at(10),
			possibly: false,
			savingLife: false,
		});
	});
	test("brought the update by which the alert left its filter, and none after it, to whoever had the version before", () => {
		const filter = { kinds: ["route"] };
		const place = { facets: { ...version(1, 10).facets, kind: "place" } };
		const left = [version(1, 10), version(2, 20, place), version(3, 30, place)];
		expect(deliveredBy({ ...live, filter }, left)).toMatchObject({ versions: [1, 2] });
		expect(deliveredBy({ ...live, filter, from: 10 }, left)).toMatchObject({ versions: [2] });
		const neverTheirs = [version(1, 10, { governed: governed(["TO"]) }), version(2, 20, place)];
		expect(deliveredBy({ ...live, filter }, neverTheirs)).toBeUndefined();
	});
	test("possibly brought what a filter asks for and an older event does not tell", () => {
		const filter = { route: ["origin:VU"] };
		const told = { facets: { ...version(1, 10).facets, route: ["VU", "origin:VU"], exploitation: [] } };
		const other = { facets: { ...told.facets, route: ["WS"] } };
		const brought = (...changes: Partial<Version>[]) =>
			deliveredBy(
				{ ...live, filter },
				changes.map((one, n) => version(n + 1, 10 * (n + 1), one)),
			);
		expect(brought({})).toMatchObject({ versions: [1], possibly: true });
		expect(brought(told)).toMatchObject({ versions: [1], possibly: false });
		expect(brought(other)).toBeUndefined();
		expect(brought({}, other)).toMatchObject({ versions: [1, 2], possibly: true });
	});
	test("possibly brought what a filter that cannot be read might have let pass", () => {
		expect(deliveredBy({ ...live, filter: undefined }, [version(1, 10)])).toMatchObject({ possibly: true });
	});
});

describe("a delivery that began with what was there already", () => {
	const late: DeliveryRange = { ...live, opened: 50, openedAt: at(50), from: 0 };
	test("brought the alert when it began", () => {
		expect(deliveredBy(late, [version(1, 10)])).toEqual({
			versions: [1],
			at: at(50),
			possibly: false,
			savingLife: false,
		});
	});
	test("brought no version to a reader whom the alert as it stood then no longer admitted", () => {
		const narrowed = [version(1, 10), version(2, 20, { governed: governed(["TO"]) })];
		expect(deliveredBy(late, narrowed)).toBeUndefined();
		expect(deliveredBy(late, [version(1, 10), version(2, 20), version(3, 60)])).toMatchObject({ versions: [1, 2, 3] });
		const widened = [version(1, 10, { governed: governed(["TO"]) }), version(2, 20)];
		expect(deliveredBy(late, widened)).toMatchObject({ versions: [2] });
	});
	test("brought nothing of an alert that was recalled by then, or had expired", () => {
		expect(deliveredBy(late, [version(1, 10), version(2, 20, { recalled: true })])).toBeUndefined();
		const expiring = governed(["WS"], new Date(at(30)).toISOString());
		expect(deliveredBy(late, [version(1, 10, { governed: expiring })])).toBeUndefined();
		expect(deliveredBy(live, [version(1, 10, { governed: expiring })])).toMatchObject({ versions: [1] });
	});
	test("possibly brought what is urgent ahead of the end of its range, and nothing else beyond it", () => {
		const broken = { ...late, to: 5, certain: 5 };
		const facets = { kind: "route", topic: "trafficking", urgency: "flash", countries: [], regions: [] };
		expect(deliveredBy(broken, [version(1, 10, { facets })])).toEqual({
			versions: [1],
			at: at(50),
			possibly: true,
			savingLife: false,
		});
		expect(deliveredBy(broken, [version(1, 10)])).toBeUndefined();
		expect(deliveredBy(broken, [version(1, 60, { facets })])).toBeUndefined();
	});
});

describe("a change that follows at once", () => {
	test("leaves open whether the version before it went out to those who lose the alert, and to them alone", () => {
		const soon = { time: at(10) + 1_999 };
		const narrowed = version(2, 11, { ...soon, governed: governed(["TO"]) });
		expect(deliveredBy(live, [version(1, 10), narrowed])).toMatchObject({ versions: [1], possibly: true });
		expect(deliveredBy(live, [version(1, 10), version(2, 11, soon)])).toMatchObject({
			versions: [1, 2],
			possibly: false,
		});
		expect(deliveredBy(live, [version(1, 10), { ...narrowed, time: at(10) + 2_000 }])).toMatchObject({
			possibly: false,
		});
		expect(deliveredBy(live, [version(1, 10), version(2, 11, { ...soon, recalled: true })])).toMatchObject({
			possibly: true,
		});
	});
});

test("a reading before the recall had the alert, one well after it had a tombstone", () => {
	const recalled = [version(1, 10), version(2, 20, { recalled: true })];
	expect([19, 20, 21, 39, 40].map((second) => hadByReading(at(second), recalled))).toEqual([
		"had",
		"had",
		"possibly",
		"possibly",
		"tombstone",
	]);
	expect(hadByReading(at(500), [version(1, 10)])).toBe("had");
});
