import type { Topic } from "./vocabulary.ts";

/** How much an alert presses, from least to most. `flash` is for life at risk. */
export const urgencies = ["routine", "priority", "flash"] as const;
export type Urgency = (typeof urgencies)[number];

/** What a feed filters by: codes only, so that a filter can be decided again later, without the content. */
export type FeedFacets = {
	kind: string;
	topic: string;
	urgency: string;
	/** Countries that the alert concerns (ISO 3166-1 alpha-2), and their regions (slugs). */
	countries: readonly string[];
	regions: readonly string[];
};

/**
 * What a reader wants to follow. An absent or empty list asks for everything; within a list one hit is enough, and every
 * list that is given must be hit. `urgency` is the least urgency. A filter only ever narrows what the policy admits.
 */
export type FeedFilter = {
	regions?: readonly string[];
	countries?: readonly string[];
	kinds?: readonly string[];
	topics?: readonly string[];
	urgency?: Urgency;
};

/** Does the alert belong in the feed? Says nothing about whether the reader may see it: that is `may`. */
export const matchesFilter = (filter: FeedFilter, facets: FeedFacets): boolean =>
	hit(filter.regions, facets.regions) &&
	hit(filter.countries, facets.countries) &&
	hit(filter.kinds, [facets.kind]) &&
	hit(filter.topics?.flatMap(crimesOf), crimesOf(facets.topic)) &&
	pressing(facets.urgency, filter.urgency);

const hit = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
	wanted === undefined || wanted.length === 0 || has.some((one) => wanted.includes(one));

const bothCrimes: Topic = "trafficking-and-smuggling";

/** Whoever follows one of the two crimes wants an alert about both. */
const crimesOf = (topic: string): readonly string[] => (topic === bothCrimes ? ["trafficking", "smuggling"] : [topic]);

/** An urgency that is not in the list, for example from a newer version of the hub, is let through: nothing may be lost. */
const pressing = (urgency: string, least: Urgency | undefined): boolean => {
	const level = (urgencies as readonly string[]).indexOf(urgency);
	return least === undefined || level < 0 || level >= urgencies.indexOf(least);
};
