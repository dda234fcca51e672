import { type AgeScope, type GovernedRecord, type Handling, may, type Principal, type Topic } from "@seamark/policy";
import { type AlertDraft, type alertKinds, lifeKinds, type urgencies } from "./schema.ts";

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
	/** Hub of its originator, where that is not this one. */
	hub?: string;
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
	lifeAtRisk: lifeKinds.includes(alert.kind),
	handling: alert.handling,
});

/** Whether the alert is shown beyond its purposes or every agreement, to save a life. This goes on record. */
export const isShownToSaveLife = (alert: AlertState, who: Principal, now: number): boolean =>
	may(who, "read", governed(alert), now).reason === "saving-life";
