import { countries } from "./agencies.ts";
import { seedId } from "./seed-id.ts";
import type { SeedAgreement } from "./types.ts";

const agreement = (handle: string, terms: Omit<SeedAgreement, "id" | "handle" | "invented">): SeedAgreement => ({
	id: seedId(handle),
	handle,
	invented: true,
	...terms,
});

const networkMembers = countries.filter(({ networkMember }) => networkMember !== "no").map(({ code }) => code);

/** All terms are made up; `modelledOn` says which publicly reported kind of arrangement stood model. */
export const agreements: readonly SeedAgreement[] = [
	agreement("pacific-founding", {
		title: "Founding agreement of the Pacific units (invented)",
		modelledOn: "the network of 18 units in 13 Pacific countries with a coordination centre",
		parties: networkMembers,
		topics: ["trafficking", "smuggling", "related-crime"],
		records: ["alert", "trace"],
		ages: "any",
		// No prosecution: evidence takes the way of mutual legal assistance.
		purposes: [
			"crime-prevention",
			"investigation",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
		],
		from: "2025-01-01T00:00:00Z",
	}),
	agreement("pacific-cases", {
		title: "Protocol of the Pacific units on look-ups across cases (invented)",
		modelledOn: "the network of 18 units in 13 Pacific countries with a coordination centre",
		parties: networkMembers,
		topics: ["trafficking", "smuggling"],
		records: ["case"],
		ages: "any",
		// Hit or no hit, for those who investigate or protect somebody; not for checks at a border.
		purposes: ["investigation", "victim-protection"],
		from: "2025-01-01T00:00:00Z",
	}),
	agreement("ws-ht-children", {
		title: "Samoa and Haiti on trafficking of children (invented)",
		modelledOn: "the bilateral agreement of Guinea and Mali, which covers child trafficking only",
		parties: ["WS", "HT"],
		topics: ["trafficking"],
		records: ["alert"],
		ages: "child",
		purposes: ["victim-protection", "investigation", "life-saving"],
		from: "2025-07-01T00:00:00Z",
		until: "2036-06-30T23:59:59Z",
	}),
	agreement("gn-ml-children", {
		title: "Guinea and Mali on trafficking of children (invented terms)",
		modelledOn: "the bilateral agreement of Guinea and Mali, which covers child trafficking only",
		parties: ["GN", "ML"],
		topics: ["trafficking"],
		records: ["alert"],
		ages: "child",
		purposes: ["victim-protection", "investigation"],
		from: "2025-01-01T00:00:00Z",
	}),
	agreement("fj-nz-borders", {
		title: "Fiji and New Zealand on smuggling by air (invented)",
		modelledOn: "bilateral groups on border control and policing, as those of Eswatini with its neighbours",
		parties: ["FJ", "NZ"],
		topics: ["smuggling"],
		records: ["alert"],
		ages: "any",
		purposes: ["border-control", "investigation"],
		from: "2025-01-01T00:00:00Z",
	}),
	agreement("fj-lc-ended", {
		title: "Fiji and Saint Lucia, two-year trial (invented, ended)",
		modelledOn: "cooperation agreements between two states for a set time, as those of Spain and Senegal from 2006",
		parties: ["FJ", "LC"],
		topics: ["trafficking", "smuggling"],
		records: ["alert"],
		ages: "any",
		purposes: ["investigation", "border-control"],
		from: "2023-01-01T00:00:00Z",
		until: "2024-12-31T23:59:59Z",
	}),
];
