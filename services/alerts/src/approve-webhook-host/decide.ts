import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Decision, faultsOfSecond, refuseAll } from "@seamark/service";
import { subscriptionChanged } from "../events.ts";
import { approveWebhooks, deleteWebhookHost, insertWebhookHost } from "../store/webhook-hosts.ts";
import type { Host } from "../subscription/hosts.ts";

const second = {
	at: "/host",
	first: "was named by you alone",
	next: "another officer of your agency's administration approves it, or another officer of the duty post confirms its webhook first",
};

/** Why this officer does not approve the host: one officer names it, as the address that was looked at, and another one approves. */
const faultsOfApproving = ({ namedBy }: Host, officer: string): Fault[] => {
	if (officer !== "" && namedBy.length === 0)
		return [
			{
				at: "/host",
				code: "SECOND_PERSON_NEEDED",
				message: "was named by no officer yet: an officer of the duty post confirms its webhook first",
			},
		];
	// Named by another officer too, it was looked at by two.
	const alone = namedBy.every((one) => one === officer);
	return faultsOfSecond(officer, alone ? namedBy : [], second);
};

/**
 * The administrator of an agency lets its webhooks go to a host, or no longer. The process that delivers hears of it by the webhooks that
 * lead there: it goes on, or closes its books and has them wait.
 */
export const decideWebhookHost = (
	asked: Host,
	approve: boolean,
	{ actor, agency, at }: { actor: Actor; agency: string; at: number },
): Decision => {
	const { host, approvedAt, subscriptions } = asked;
	if (approve === (approvedAt !== null)) return { writes: [], events: [], answer: null };
	const faults = approve ? faultsOfApproving(asked, actor.officerId) : [];
	if (faults.length > 0) return refuseAll(faults);
	const change = approve ? "webhook-host-approved" : "webhook-host-withdrawn";
	const since = new Date(at).toISOString();
	return {
		writes: approve
			? [
					{ statement: insertWebhookHost, row: { agency, host, at: since, by: actor.officerId } },
					...subscriptions.map((id) => ({ statement: approveWebhooks, row: { id, at: since } })),
				]
			: [{ statement: deleteWebhookHost, row: { agency, host } }],
		events: subscriptions.map((id) => subscriptionChanged(id, change, actor, host)),
		answer: null,
	};
};
