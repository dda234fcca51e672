import type { GovernedRecord, Handling, Principal } from "@seamark/policy";
import { describe, expect, test } from "vitest";
import { alertState } from "../alert/testing.ts";
import { framesAhead, framesFor, framesInTurn, toSse } from "./frames.ts";
import { deliveryOf, type FeedItem, toRelated } from "./item.ts";

const me: Principal = {
	agency: "01900000-0000-7000-8000-00000000000a",
	kind: "customs",
	country: "TO",
	region: "pacific",
	post: "01900000-0000-7000-8000-00000000000b",
	clearance: "green",
	purpose: "border-control",
	scopes: ["alerts:read", "alerts:subscribe"],
	flows: [{ from: "FJ", topics: ["smuggling"], records: ["alert"], ages: "any", purposes: ["border-control"] }],
};
const record = (countries: string[], tlp: Handling["tlp"] = "green"): GovernedRecord => ({
	record: "alert",
	originator: { agency: "01900000-0000-7000-8000-00000000000f", country: "FJ" },
	topic: "smuggling",
	ages: "any",
	handling: {
		tlp,
		audience: { regions: [], countries, kinds: [], agencies: [], excluded: [] },
		use: { codes: [], purposes: [], conditions: [] },
		expiresAt: null,
	},
});
const forMe = record(["TO"]);
const forOthers = record(["SB"]);
const ofMine = { ...record([]), originator: { agency: me.agency, country: me.country } };

const facets = { kind: "route", topic: "smuggling", urgency: "routine", countries: ["FJ"], regions: ["pacific"] };

const item = (changes: Partial<FeedItem> = {}): FeedItem => ({
	position: 7,
	change: "raised",
	alertId: "a",
	version: 1,
	flash: false,
	facets,
	governed: forMe,
	previous: undefined,
	now: forMe,
	live: true,
	json: () => "{}",
	...changes,
});

test("a related alert of another hub names its hub, and one of this hub none", () => {
	const told = (version: ReturnType<typeof alertState>) =>
		JSON.parse(
			toRelated({ position: 1 } as never, ["vessel"], { version, current: version, own: alertState({}) }).json(false),
		).originator;
	const { originator } = alertState({});
	expect(told(alertState({}))).toEqual(originator);
	expect(told({ ...alertState({}), hub: "https://other.example" })).toEqual({
		...originator,
		hub: "https://other.example",
	});
});

describe("what a reader gets of a change", () => {
	test.each<[string, Partial<FeedItem>, string]>([
		["an alert for them", {}, "full"],
		["an alert for others", { governed: forOthers, now: forOthers }, "nothing"],
		["a version that was for them, of an alert that no longer is", { now: forOthers }, "nothing"],
		["an earlier version that was for others, of an alert that is for them now", { governed: forOthers }, "nothing"],
		["an alert on the same thing as an own one", { change: "related", own: { governed: ofMine, live: true } }, "full"],
		[
			"the same, where the own one is above the post's clearance",
			{ change: "related", own: { governed: { ...ofMine, handling: record([], "amber").handling }, live: true } },
			"nothing",
		],
		[
			"the same, where the own one is recalled",
			{ change: "related", own: { governed: ofMine, live: false } },
			"nothing",
		],
		["the same, of another agency", { change: "related", own: { governed: forMe, live: true } }, "nothing"],
		[
			"an alert for others on the same thing",
			{ change: "related", governed: forOthers, own: { governed: ofMine, live: true } },
			"nothing",
		],
		[
			"an update that took it from them",
			{ change: "updated", governed: forOthers, now: forOthers, previous: { governed: forMe, facets } },
			"withdrawn",
		],
		[
			"an update between two versions that were never theirs",
			{ change: "updated", governed: forOthers, now: forOthers, previous: { governed: forOthers, facets } },
			"nothing",
		],
		["a version whose content was recalled since", { live: false }, "nothing"],
		["a recall", { change: "recalled" }, "full"],
		[
			"a recall of what was never theirs",
			{ change: "recalled", governed: forOthers, now: forOthers, previous: { governed: forOthers, facets } },
			"nothing",
		],
		["an alert above their clearance", { governed: record(["TO"], "amber"), now: record(["TO"], "amber") }, "nothing"],
	])("%s", (_what, changes, delivery) => expect(deliveryOf(item(changes), me, {}, 0)).toBe(delivery));

	const reminder = { change: "reminder" as const, acknowledgedBy: new Set<string>() };
	test.each<[string, Partial<FeedItem>, string]>([
		["of what is for them", {}, "full"],
		["of what their post has acknowledged", { acknowledgedBy: new Set([me.post]) }, "nothing"],
		["of what another post has acknowledged", { acknowledgedBy: new Set([me.agency]) }, "full"],
		["of what is for them no longer", { now: forOthers }, "nothing"],
		["of a version that was replaced or recalled", { live: false }, "nothing"],
		["of another topic than they follow", { facets: { ...facets, kind: "trend" } }, "nothing"],
		["of their own alert", { now: { ...forMe, originator: { agency: me.agency, country: "TO" } } }, "nothing"],
		[
			"of what has expired",
			{ now: { ...forMe, handling: { ...forMe.handling, expiresAt: "1969-12-31T00:00:00Z" } } },
			"nothing",
		],
	])("a reminder %s", (_what, changes, delivery) =>
		expect(deliveryOf(item({ ...reminder, ...changes }), me, { kinds: ["route"] }, 0)).toBe(delivery),
	);

	test("a filter only narrows", () => {
		expect(deliveryOf(item(), me, { kinds: ["trend"] }, 0)).toBe("nothing");
		expect(deliveryOf(item(), me, { kinds: ["route"], regions: ["pacific"] }, 0)).toBe("full");
		expect(deliveryOf(item({ governed: forOthers, now: forOthers }), me, { kinds: ["route"] }, 0)).toBe("nothing");
	});
});

test("a withdrawal tells nothing of the version that took the alert away: not its kind, not its urgency", () => {
	const taken = {
		change: "updated",
		governed: forOthers,
		now: forOthers,
		previous: { governed: forMe, facets },
	} as const;
	const versions = [
		item(taken),
		item({ ...taken, facets: { ...facets, kind: "life-at-risk", urgency: "flash" }, flash: true }),
	];
	for (const version of versions) {
		expect(deliveryOf(version, me, { kinds: ["route"] }, 0)).toBe("withdrawn");
		expect(deliveryOf(version, me, { kinds: ["life-at-risk"] }, 0)).toBe("nothing");
		expect(framesFor([version], me, {}, 0, String)).toEqual([
			{ change: "withdrawn", json: expect.any(String), cursor: "7" },
		]);
	}
});

test("flash goes first and without a cursor, so that what it overtook is not lost when the reader drops in between", () => {
	const items = [item({ position: 5 }), item({ position: 6, flash: true, change: "updated" }), item({ position: 7 })];
	const frames = framesFor(items, me, {}, 0, String);
	expect(frames.map(({ change, cursor }) => [change, cursor])).toEqual([
		["updated", ""],
		["raised", "5"],
		["raised", "7"],
		["cursor", "7"],
	]);
	expect(toSse(frames)).toBe(
		"event: updated\ndata: {}\n\nevent: raised\nid: 5\ndata: {}\n\nevent: raised\nid: 7\ndata: {}\n\nid: 7\n\n",
	);
});

test("of a backlog, what goes ahead carries no cursor, and the rest keeps its order", () => {
	const items = [item({ position: 5 }), item({ position: 6, flash: true }), item({ position: 7 })];
	expect(framesAhead(items, me, {}, 0).map(({ cursor }) => cursor)).toEqual(["", "", ""]);
	expect(framesInTurn(items, me, {}, 0, String).map(({ cursor }) => cursor)).toEqual(["5", "6", "7"]);
});

test("the update by which an alert leaves a filter still comes to whoever had the version before, and the next one does not", () => {
	const left = { change: "updated", version: 2, facets: { ...facets, kind: "trend" } } as const;
	const had = { governed: forMe, facets };
	expect(deliveryOf(item({ ...left, previous: had }), me, { kinds: ["route"] }, 0)).toBe("full");
	expect(deliveryOf(item({ ...left, previous: { ...had, governed: forOthers } }), me, { kinds: ["route"] }, 0)).toBe(
		"nothing",
	);
	const next = { ...left, version: 3, previous: { governed: forMe, facets: left.facets } };
	expect(deliveryOf(item(next), me, { kinds: ["route"] }, 0)).toBe("nothing");
});

test("a recall passes every filter, since an earlier version may have passed it", () => {
	expect(deliveryOf(item({ change: "recalled" }), me, { kinds: ["trend"] }, 0)).toBe("full");
	expect(
		deliveryOf(item({ change: "recalled", governed: forOthers, now: forOthers }), me, { kinds: ["trend"] }, 0),
	).toBe("nothing");
});

test("who could read the version before is told what changed; who could not, gets it as new", () => {
	const json = (_own: boolean, knew = false) => (knew ? "told" : "new");
	const updated = { change: "updated", json } as const;
	const had = item({ ...updated, previous: { governed: forMe, facets } });
	const hadNot = item({ ...updated, previous: { governed: forOthers, facets } });
	expect([had, hadNot].map((one) => framesFor([one], me, {}, 0, String)[0]?.json)).toEqual(["told", "new"]);
});
