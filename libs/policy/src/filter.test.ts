import { expect, test } from "vitest";
import { type FeedFacets, type FeedFilter, matchesFilter } from "./index.ts";

const facets: FeedFacets = {
	kind: "route",
	topic: "trafficking",
	urgency: "priority",
	countries: ["FJ", "WS"],
	regions: ["pacific"],
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
	["an empty list takes nothing", { kinds: [] }, {}, false],
])("%s", (_name, filter, changes, expected) => {
	expect(matchesFilter(filter, { ...facets, ...changes })).toBe(expected);
});
