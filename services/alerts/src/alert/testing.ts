import type { AlertDraft } from "./schema.ts";

/** A draft that is whole; tests say what differs. */
export const draft = (changes: Partial<AlertDraft> = {}): AlertDraft => ({
	kind: "route",
	topic: "smuggling",
	urgency: "routine",
	title: "Small boats by night (invented)",
	summary: "Small boats land after dark, three or four a week.",
	ages: "any",
	countries: ["FJ"],
	route: [{ place: "Lau Group", country: "FJ", role: "landing" }],
	grading: { scheme: "4x4", source: "B", information: "2" },
	handling: { tlp: "green", audience: { regions: ["pacific"] } },
	...changes,
});
