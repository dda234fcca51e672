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
	["empty lists take everything", { regions: [], countries: [], kinds: [], topics: [] }, {}, true],
	["one country of several is enough", { countries: ["WS", "TO"] }, {}, true],
	["another country is not", { countries: ["TO"] }, {}, false],
	["a region", { regions: ["pacific"] }, {}, true],
	["another region", { regions: ["caribbean"] }, {}, false],
	["an alert of no country is in no region's feed", { regions: ["pacific"] }, { countries: [], regions: [] }, false],
	["a kind", { kinds: ["route", "place"] }, {}, true],
	["another kind", { kinds: ["place"] }, {}, false],
	["a topic", { topics: ["trafficking"] }, {}, true],
	["another topic", { topics: ["smuggling"] }, {}, false],
	[
		"an alert on both crimes is in the feed on one",
		{ topics: ["smuggling"] },
		{ topic: "trafficking-and-smuggling" },
		true,
	],
	["a feed on both crimes takes an alert on one", { topics: ["trafficking-and-smuggling"] }, {}, true],
	[
		"a feed on both crimes takes no other crime",
		{ topics: ["trafficking-and-smuggling"] },
		{ topic: "related-crime" },
		false,
	],
	["the least urgency itself", { urgency: "priority" }, {}, true],
	["more urgent than asked", { urgency: "priority" }, { urgency: "flash" }, true],
	["less urgent than asked", { urgency: "flash" }, {}, false],
	["an urgency of a later version", { urgency: "flash" }, { urgency: "immediate" }, true],
	["every list must be hit", { countries: ["FJ"], kinds: ["place"] }, {}, false],
])("%s", (_name, filter, changes, expected) => {
	expect(matchesFilter(filter, { ...facets, ...changes })).toBe(expected);
});
