import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import type { Purpose } from "@seamark/policy";
import { type Decision, refuse } from "@seamark/service";
import type { AlertFilter } from "../alert/filter.ts";
import { hostOf } from "../deliver-webhooks/addresses.ts";
import { waitsForApproval } from "../deliver-webhooks/held.ts";
import type { ReportChange } from "../deliver-webhooks/reports.ts";
import { subscriptionChanged } from "../events.ts";
import { insertSubscription, type Subscription } from "../store/subscriptions.ts";
import { insertWebhook, insertWebhookWork } from "../store/webhooks.ts";

const mostPerPost = 50;

export type SaveSubscription = {
	name: string;
	filter?: AlertFilter;
	reports?: readonly ReportChange[];
	webhook?: { url: string };
};
/** What is remembered of the answer: the secret is in it only as it is stored, sealed. */
export type Remembered = { id: string; name: string; createdAt: string; sealed?: string };

/** A subscription is of alerts or of reports. Reports are followed in the feed of the desk, so one of these is for a webhook alone. */
const faultsOf = ({ filter, reports, webhook }: SaveSubscription): Fault[] => {
	if (!reports) return filter ? [] : [{ at: "/filter", message: "is missing: give a filter of alerts, or reports" }];
	return [
		...(filter && Object.keys(filter).length > 0
			? [{ at: "/filter", message: "is for alerts: a subscription of reports has none" }]
			: []),
		...(webhook
			? []
			: [{ at: "/webhook", message: "is missing: reports are followed without a subscription (GET /reports/feed)" }]),
	];
};

const stateOf = (approved: boolean) =>
	approved ? { state: "active", cause: "" } : { state: "waiting-for-approval", cause: waitsForApproval };

/** A subscription belongs to the duty post. `there` are the post's subscriptions, `sealed` is the secret of its webhook. */
export const decideSaveSubscription = (
	there: readonly Subscription[],
	command: SaveSubscription,
	by: {
		who: { post: string; agency: string; purpose: Purpose };
		actor: Actor;
		id: string;
		at: number;
		sealed: string | undefined;
		/** Whether the agency's administrator has approved the host of the webhook. */
		approved: boolean;
	},
): Decision => {
	if (there.length >= mostPerPost)
		return refuse("REFUSED", [
			{ at: "", message: `a duty post holds at most ${mostPerPost} subscriptions; remove one first` },
		]);
	const faults = faultsOf(command);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { name, filter, reports, webhook } = command;
	const { id, actor, sealed, approved } = by;
	const { post, agency, purpose } = by.who;
	const createdAt = new Date(by.at).toISOString();
	const owner = { id, post, agency };
	const row = {
		...owner,
		name,
		filter: filter ?? {},
		reports: reports ?? null,
		webhook_url: webhook?.url ?? null,
		webhook_secret: sealed ?? null,
		created_at: createdAt,
		purpose,
	};
	const withWebhook = [
		{
			statement: insertWebhook,
			row: { ...owner, ...stateOf(approved), since: createdAt, by: actor.officerId || null },
		},
		{ statement: insertWebhookWork, row: { id } },
	];
	const answer: Remembered = { id, name, createdAt, ...(sealed === undefined ? {} : { sealed }) };
	return {
		writes: [{ statement: insertSubscription, row }, ...(webhook ? withWebhook : [])],
		events: [
			subscriptionChanged(id, "saved", actor),
			...(webhook ? [subscriptionChanged(id, "webhook-set", actor, hostOf(new URL(webhook.url)))] : []),
		],
		answer,
	};
};
