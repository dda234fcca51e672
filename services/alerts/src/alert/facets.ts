import type { FeedFacets } from "@seamark/policy";
import type { AlertState } from "./state.ts";

type Known = FeedFacets & { route: readonly string[]; exploitation: readonly string[] };

/** What feeds, lists and subscriptions filter an alert by: codes alone. A recalled one has nothing left of its content. */
export const facetsOf = ({ kind, topic, urgency, countries, regions, content }: AlertState): Known => ({
	kind,
	topic,
	urgency,
	countries,
	regions,
	route: [
		...new Set(
			(content?.route ?? []).flatMap(({ country, role }) =>
				country === undefined ? [] : [country, `${role}:${country}`],
			),
		),
	].sort(),
	exploitation: content?.exploitation ?? [],
});
