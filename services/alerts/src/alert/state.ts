import type { AgeScope, GovernedRecord, Handling, Topic } from "@seamark/policy";
import type { AlertDraft, alertKinds, urgencies } from "./schema.ts";

export type AlertKind = (typeof alertKinds)[number];
export type Urgency = (typeof urgencies)[number];

/** What the alert says, without what routes and restricts it. */
export type AlertContent = Omit<AlertDraft, "kind" | "topic" | "urgency" | "ages" | "countries" | "handling">;

/** An alert at one version. A recalled alert has no content left. */
export type AlertState = {
	id: string;
	version: number;
	status: "live" | "recalled";
	kind: AlertKind;
	urgency: Urgency;
	topic: Topic;
	ages: AgeScope;
	/** Countries that the alert concerns, and the regions they belong to. */
	countries: readonly string[];
	regions: readonly string[];
	content: AlertContent | null;
	handling: Handling;
	originator: { agency: string; country: string };
	/** RFC 3339. */
	raisedAt: string;
	changedAt: string;
	raisedByPost: string;
	changedByPost: string;
	recallReason: string | null;
	importId: string | null;
};

/** What the policy decides over. */
export const governed = (alert: AlertState): GovernedRecord => ({
	record: "alert",
	originator: alert.originator,
	topic: alert.topic,
	ages: alert.ages,
	handling: alert.handling,
});
