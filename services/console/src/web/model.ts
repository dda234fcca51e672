import type { Answer, Body, Item } from "@seamark/client/shapes";

/** The hub's own shapes, from its description. */
export type Alert = Item<"listAlerts">;
export type LiveAlert = Extract<Alert, { status: "live" }>;
export type AlertDraft = Body<"raiseAlert">;
export type Reach = Answer<"foreseeReach">;
export type Report = Item<"readIntakeQueue">;
export type OneReport = Answer<"readReport">;
export type Case = Item<"listCases">;
export type OneCase = Answer<"readCase">;
export type Person = Item<"listPersons">;
export type OnePerson = Answer<"readPerson">;
export type Agency = Item<"listAgencies">;

/** What the inbox shows: codes separated by commas, as the hub takes them; empty is any. */
export type Filter = { show: string; kinds: string; topics: string; urgency: string; countries: string; q: string };

export const alertKinds: readonly AlertDraft["kind"][] = [
	"route",
	"modus-operandi",
	"document",
	"person-sought",
	"vehicle-or-vessel",
	"legal-person",
	"place",
	"trend",
	"linked-crime",
	"life-at-risk",
	"rescue",
	"missing-child",
];
