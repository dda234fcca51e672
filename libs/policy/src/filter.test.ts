import { expect, test } from "vitest";
import { canTell, type FeedFacets, type FeedFilter, matchesFilter } from "./index.ts";

const facets: FeedFacets = {
	kind: "route",
	topic: "trafficking",
	urgency: "priority",
	countries: ["FJ", "WS"],
	regions: ["pacific"],
	route: ["VU", "origin:VU", "FJ", "landing:FJ"],
	exploitation: ["forcedLabour"],
};

test.each<[string, FeedFilter, Partial<FeedFacets>, boolean]>([
	["no filter takes everything", {}, {}, true],
	["one country of several is enough", { countries: ["WS", "TO"] }, {}, true],
	["another country is not", { countries: ["TO"] }, {}, false],
	["a region", { regions: ["pacific"] }, {}, true],
	["another region", { regions: ["caribbean"] }, {}, false],
	["an alert of no country is in no region's feed", { regions: ["pacific"] }, { countries: [], regions: [] }, false],
	["a kind", { kinds: ["route", "place"] }, {}, true],
	["another kind", { kinds: ["place"] }, {}, false],
	["a topic", { topics: ["trafficking"] }, {}, true],
	["another topic", { topics: ["smuggling"] }, {}, false],
	["an urgency", { urgency: ["priority", "flash"] }, {}, true],
	["another urgency", { urgency: ["flash"] }, {}, false],
	["every list must be hit", { countries: ["FJ"], kinds: ["place"] }, {}, false],
	["every list is hit", { countries: ["FJ"], kinds: ["route"], urgency: ["priority"] }, {}, true],
	["a country on the route, whatever it is there", { route: ["VU"] }, {}, true],
	["a country on the route as what it is there", { route: ["origin:VU"] }, {}, true],
	["not as something else", { route: ["landing:VU"] }, {}, false],
	["a form of exploitation", { exploitation: ["servitude", "forcedLabour"] }, {}, true],
	["another form", { exploitation: ["servitude"] }, {}, false],
	["an alert without a route", { route: ["VU"] }, { route: [] }, false],
	["an alert whose route nobody knows any more may be in it", { route: ["VU"] }, { route: undefined }, true],
	["an empty list takes nothing", { kinds: [] }, {}, false],
])("%s", (_name, filter, changes, expected) => {
	expect(matchesFilter(filter, { ...facets, ...changes })).toBe(expected);
});

test("what is not known of an alert is uncertain for who asks for it, and for nobody else", () => {
	const old = { ...facets, route: undefined, exploitation: undefined };
	const asked: FeedFilter[] = [{}, { countries: ["FJ"] }, { route: ["VU"] }, { exploitation: ["servitude"] }];
	expect(asked.map((filter) => canTell(filter, old))).toEqual([true, true, false, false]);
	expect(asked.map((filter) => canTell(filter, facets))).toEqual([true, true, true, true]);
});
