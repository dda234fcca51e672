import { type Fault, HubError } from "@seamark/errors";
import { topics } from "@seamark/policy";
import { Country, object, oneOf, RegionSlug } from "@seamark/service/schema";
import { isCountry } from "@seamark/values";
import Type, { type Static } from "typebox";
import { alertKinds, urgencies } from "./schema.ts";

/** What a feed, a list or a subscription lets through. An absent part lets everything through. */
export const AlertFilter = object({
	regions: Type.Optional(Type.Array(RegionSlug, { minItems: 1, maxItems: 50 })),
	countries: Type.Optional(Type.Array(Country, { minItems: 1, maxItems: 100 })),
	kinds: Type.Optional(Type.Array(oneOf(alertKinds), { minItems: 1, maxItems: 10 })),
	topics: Type.Optional(Type.Array(oneOf(topics), { minItems: 1, maxItems: 4 })),
	urgency: Type.Optional(Type.Array(oneOf(urgencies), { minItems: 1, maxItems: 3 })),
});
export type AlertFilter = Static<typeof AlertFilter>;

const listOf = (description: string) =>
	Type.Optional(Type.String({ minLength: 1, maxLength: 1_000, description: `${description}, separated by commas` }));

/** The same filter as query parameters: lists separated by commas. */
export const filterQuery = {
	regions: listOf("regions that the alert concerns"),
	countries: listOf("countries that the alert concerns"),
	kinds: listOf("kinds of alert"),
	topics: listOf("topics"),
	urgency: listOf("urgencies"),
};

type FilterQuery = Partial<Record<keyof typeof filterQuery, string>>;

const allowed: Record<keyof FilterQuery, (value: string) => boolean> = {
	regions: (value) => /^[a-z][a-z0-9-]{0,39}$/.test(value),
	countries: isCountry,
	kinds: (value) => (alertKinds as readonly string[]).includes(value),
	topics: (value) => (topics as readonly string[]).includes(value),
	urgency: (value) => (urgencies as readonly string[]).includes(value),
};

/** Reads the filter from query parameters; throws VALIDATION with every fault. */
export const parseFilter = (query: FilterQuery): AlertFilter => {
	const faults: Fault[] = [];
	const filter: Record<string, string[]> = {};
	for (const name of Object.keys(filterQuery) as (keyof FilterQuery)[]) {
		const raw = query[name];
		if (raw === undefined) continue;
		const values = [...new Set(raw.split(","))];
		if (values.length > 100) faults.push({ at: `querystring /${name}`, message: "names more than 100 values" });
		for (const value of values.filter((one) => !allowed[name](one)).slice(0, 10))
			faults.push({ at: `querystring /${name}`, message: `"${value.slice(0, 40)}" is not a value of this filter` });
		filter[name] = values.sort();
	}
	if (faults.length > 0) throw new HubError("VALIDATION", { faults });
	return filter as AlertFilter;
};
