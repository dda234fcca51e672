import type { Operations } from "@seamark/service";
import Type from "typebox";
import { AgencyCard, cardOf } from "../agency/card.ts";
import type { Identity } from "../identity.ts";
import { AgencyKind, Country, RegionSlug } from "../schema.ts";

/** A region has some dozens of agencies, so they come at once, from memory. */
export const listAgencies = (api: Operations, { directory }: Identity): void =>
	api.listing({
		name: "list-agencies",
		url: "/agencies",
		access: "directory:read",
		summary: "The agencies of the hub",
		record: "agency",
		item: AgencyCard,
		criteria: {
			country: Type.Optional(Country),
			kind: Type.Optional(AgencyKind),
			region: Type.Optional(RegionSlug),
		},
		whole: true,
		read: async ({ query: { country, kind, region } }) => {
			const items = directory
				.current()
				.snapshot.agencies.filter(
					(one) =>
						(country === undefined || one.country === country) &&
						(kind === undefined || one.kind === kind) &&
						(region === undefined || one.region === region),
				)
				.map(cardOf);
			return { items, ids: items.map(({ id }) => id) };
		},
	});
