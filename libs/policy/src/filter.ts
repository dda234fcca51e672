/** What a feed filters by: codes only, so that a filter can be decided again later, without the content. */
export type FeedFacets = {
	kind: string;
	topic: string;
	urgency: string;
	/** Countries that the alert concerns (ISO 3166-1 alpha-2), and their regions (slugs). */
	countries: readonly string[];
	regions: readonly string[];
	/**
	 * Countries on its route, each alone and with what the leg is (`VU` and `origin:VU`), and forms of exploitation. Absent where the
	 * alert's event is older than these: then nobody can tell.
	 */
	route?: readonly string[] | undefined;
	exploitation?: readonly string[] | undefined;
};

/** What a reader wants to follow. An absent list asks for everything. A filter only ever narrows what the policy admits. */
export type FeedFilter = {
	regions?: readonly string[];
	countries?: readonly string[];
	kinds?: readonly string[];
	topics?: readonly string[];
	urgency?: readonly string[];
	route?: readonly string[];
	exploitation?: readonly string[];
};

/**
 * Does the alert belong in the feed? Within a list one hit is enough, and every list that is given must be hit. The feed
 * decides by this when it delivers, and the audit decides by it again when the originator asks who had the alert.
 */
export const matchesFilter = (filter: FeedFilter, facets: FeedFacets): boolean =>
	hit(filter.regions, facets.regions) &&
	hit(filter.countries, facets.countries) &&
	hit(filter.kinds, [facets.kind]) &&
	hit(filter.topics && topicsFollowed(filter.topics), [facets.topic]) &&
	hit(filter.urgency, [facets.urgency]) &&
	hit(filter.route, facets.route) &&
	hit(filter.exploitation, facets.exploitation);

/** False where what the filter asks for is not known of the alert: it may have matched. */
export const canTell = (filter: FeedFilter, facets: FeedFacets): boolean =>
	(["route", "exploitation"] as const).every((name) => filter[name] === undefined || facets[name] !== undefined);

/** Anyone who follows one of the two crimes follows what is about both. */
export const topicsFollowed = (topics: readonly string[]): readonly string[] =>
	topics.includes("trafficking") || topics.includes("smuggling") ? [...topics, "trafficking-and-smuggling"] : topics;

const hit = (wanted: readonly string[] | undefined, has: readonly string[] | undefined): boolean =>
	wanted === undefined || has === undefined || has.some((one) => wanted.includes(one));
