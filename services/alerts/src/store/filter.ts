import { topicsFollowed } from "@seamark/policy";
import type { AlertFilter } from "../alert/filter.ts";

/** Legs of a route that a value of the filter means, as JSON that the content contains. */
const withLeg = (value: string): string => {
	const [country, role] = value.split(":").reverse();
	return JSON.stringify({ route: [{ country, ...(role === undefined ? {} : { role }) }] });
};

type Value = (one: unknown) => string;

/** The same rule as `matchesFilter` over `facetsOf`, with which a test compares it: a condition for each part that is given. */
const conditions: {
	[P in keyof Required<AlertFilter>]: (values: NonNullable<AlertFilter[P]>, value: Value) => string;
} = {
	regions: (values, value) => `a.regions && ${value(values)}::text[]`,
	countries: (values, value) => `a.countries && ${value(values)}::text[]`,
	kinds: (values, value) => `a.kind = any (${value(values)}::text[])`,
	topics: (values, value) => `a.topic = any (${value(topicsFollowed(values))}::text[])`,
	urgency: (values, value) => `a.urgency = any (${value(values)}::text[])`,
	// Read from the content, which costs those who ask for it: raising pays for no column of its own.
	route: (values, value) => `a.content @> any (${value(values.map(withLeg))}::jsonb[])`,
	exploitation: (values, value) => `a.content -> 'exploitation' ?| ${value(values)}::text[]`,
};

/** Conditions on an alert `a`; `value` gives a value its place in the query. */
export const filterConditions = (filter: AlertFilter, value: Value): string[] =>
	(Object.keys(conditions) as (keyof AlertFilter)[]).flatMap((part) =>
		filter[part] === undefined ? [] : [conditions[part](filter[part] as never, value)],
	);
