import { type Actor, indexDirectory } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import { newAlert } from "../raise-alert/decide.ts";
import type { Places } from "./check-draft.ts";
import type { AlertDraft } from "./schema.ts";
import type { AlertState } from "./state.ts";

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

/** Who acts in the tests of decisions, when, and by what directory. */
export const by = {
	agency: "01900000-0000-7000-8000-00000000000a",
	country: "FJ",
	post: "01900000-0000-7000-8000-00000000000b",
	clearance: "red" as const,
};
export const actor: Actor = {
	agencyId: by.agency,
	postId: by.post,
	officerId: "",
	purpose: "investigation",
	tokenId: "t",
	service: "",
};
export const at = Date.parse("2026-06-01T00:00:00Z");
export const places: Places = {
	regionOf: () => "pacific",
	isRegion: () => true,
	regions: () => [],
	isAgency: () => true,
};

type Snapshot = Parameters<typeof indexDirectory>[0];

/** A directory of nobody, or of whom a test says. */
export const directory = (changes: Partial<Snapshot> = {}) =>
	indexDirectory({
		position: 1,
		logId: "01900000-0000-7000-8000-000000000099",
		hub: "https://hub.example",
		hubNamed: true,
		countries: [],
		agencies: [],
		posts: [],
		postings: [],
		agreements: [],
		foreignAgencies: [],
		...changes,
	});

/** An alert at version 1. */
export const alertState = (changes: Partial<AlertState> = {}): AlertState => {
	const made = newAlert({ draft: draft(), by, id: "01900000-0000-7000-8000-000000000001", at }, places);
	if ("refused" in made) throw new Error("the draft of the tests is refused");
	return { ...made.alert, ...changes };
};

/** Names of the statements and of the events that a decision comes to. */
export const outcomeOf = (decision: Decision) =>
	"refused" in decision
		? { refused: decision.refused.code }
		: {
				writes: decision.writes.map(({ statement }) => statement.name),
				events: decision.events.map(({ type }) => type.split(".").at(-1)),
				answer: decision.answer,
			};
