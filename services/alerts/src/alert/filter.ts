import { type Fault, HubError } from "@seamark/errors";
import { topics } from "@seamark/policy";
import { Country, object, oneOf, RegionSlug } from "@seamark/service/schema";
import { exploitationForms, isCountry } from "@seamark/values";
import Type, { type Static } from "typebox";
import type { Places } from "./check-draft.ts";
import { alertKinds, legRoles, urgencies } from "./schema.ts";

/** A country on the route, in any part, or in one part. */
const OnRoute = Type.String({
	pattern: `^((${legRoles.join("|")}):)?[A-Z]{2}$`,
	description: `country on the route, such as VU, or what it is there, such as origin:VU (${legRoles.join(", ")})`,
	examples: ["origin:VU", "FJ"],
});

/** What a feed, a list or a subscription lets through. An absent part lets everything through. */
export const AlertFilter = object({
	regions: Type.Optional(Type.Array(RegionSlug, { minItems: 1, maxItems: 50 })),
	countries: Type.Optional(Type.Array(Country, { minItems: 1, maxItems: 100 })),
	kinds: Type.Optional(Type.Array(oneOf(alertKinds), { minItems: 1, maxItems: alertKinds.length })),
	topics: Type.Optional(Type.Array(oneOf(topics), { minItems: 1, maxItems: 4 })),
	urgency: Type.Optional(Type.Array(oneOf(urgencies), { minItems: 1, maxItems: 3 })),
	route: Type.Optional(Type.Array(OnRoute, { minItems: 1, maxItems: 100 })),
	exploitation: Type.Optional(Type.Array(oneOf(exploitationForms), { minItems: 1, maxItems: 15 })),
});
export type AlertFilter = Static<typeof AlertFilter>;
type Part = keyof AlertFilter;

const listOf = (description: string) =>
	Type.Optional(Type.String({ minLength: 1, maxLength: 1_000, description: `${description}, separated by commas` }));

/** The same filter as query parameters: lists separated by commas. */
export const filterQuery = {
	regions: listOf("regions that the alert concerns"),
	countries: listOf("countries that the alert concerns"),
	kinds: listOf("kinds of alert"),
	topics: listOf("topics"),
	urgency: listOf("urgencies"),
	route: listOf("countries on the route, such as VU, or what they are there, such as origin:VU,destination:AU"),
	exploitation: listOf("forms of exploitation"),
};
type FilterQuery = Partial<Record<Part, string>>;

/** Where a filter's regions are looked up. */
export type Regions = Pick<Places, "isRegion" | "regions">;

const oneOfList =
	(values: readonly string[]) =>
	(value: string): string | undefined =>
		values.includes(value) ? undefined : `is none of ${values.join(", ")}`;
const countryFault = (value: string): string | undefined =>
	isCountry(value) ? undefined : "is no country (ISO 3166-1 alpha-2, such as FJ)";

/** What is wrong with a value, for every way in which a filter is given. A value that is nowhere would let nothing through. */
const faultOf: Record<Part, (value: string, regions: Regions) => string | undefined> = {
	regions: (value, { isRegion, regions }) =>
		isRegion(value) ? undefined : `is no region of this hub, which has ${regions().join(", ")}`,
	countries: countryFault,
	kinds: oneOfList(alertKinds),
	topics: oneOfList(topics),
	urgency: oneOfList(urgencies),
	route: (value) => {
		const [country = "", role] = value.split(":").reverse();
		const leg = role === undefined ? undefined : oneOfList(legRoles)(role);
		return leg ?? (value.split(":").length > 2 ? "is not like VU or origin:VU" : countryFault(country));
	},
	exploitation: oneOfList(exploitationForms),
};

const faultsOf = (filter: AlertFilter, regions: Regions, at: (part: Part, index: number) => string): Fault[] =>
	(Object.entries(filter) as [Part, string[]][]).flatMap(([part, values]) =>
		values
			.flatMap((value, index) => {
				const fault = faultOf[part](value, regions);
				return fault === undefined ? [] : [{ at: at(part, index), message: `"${value.slice(0, 40)}" ${fault}` }];
			})
			.slice(0, 10),
	);

/** A filter from a body, which its schema has read. Throws VALIDATION with every fault. */
export const checkedFilter = (filter: AlertFilter, regions: Regions, at = "/filter"): AlertFilter => {
	const faults = faultsOf(filter, regions, (part, index) => `${at}/${part}/${index}`);
	if (faults.length > 0) throw new HubError("VALIDATION", { faults });
	return filter;
};

/** Reads the filter from query parameters; throws VALIDATION with every fault. */
export const parseFilter = (query: FilterQuery, regions: Regions): AlertFilter => {
	const filter = Object.fromEntries(
		(Object.keys(filterQuery) as Part[]).flatMap((part) => {
			const typed = query[part];
			return typed === undefined ? [] : [[part, [...new Set(typed.split(","))].sort()]];
		}),
	) as AlertFilter;
	const faults = [
		...Object.entries(filter).flatMap(([part, values]) =>
			values.length > 100 ? [{ at: `querystring /${part}`, message: "names more than 100 values" }] : [],
		),
		...faultsOf(filter, regions, (part) => `querystring /${part}`),
	];
	if (faults.length > 0) throw new HubError("VALIDATION", { faults });
	return filter;
};
