import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { AlertFilter } from "../alert/filter.ts";
import { subscriptionChanged } from "../events.ts";
import { replaceSubscription, type Subscription } from "../store/subscriptions.ts";

export type UpdateSubscription = { name?: string; filter?: AlertFilter };

/** The name, the filter or both. What is left out stays. */
export const decideUpdateSubscription = (found: Subscription, command: UpdateSubscription, actor: Actor): Decision => {
	if (command.name === undefined && command.filter === undefined)
		return refuse("REFUSED", [{ at: "", message: "changes nothing: give a name, a filter or both" }]);
	if (found.reports && command.filter !== undefined)
		return refuse("REFUSED", [{ at: "/filter", message: "is for alerts: a subscription of reports has none" }]);
	const { id, post } = found;
	const { name, filter } = { ...found, ...command };
	const version = found.version + 1;
	return {
		writes: [{ statement: replaceSubscription, row: { id, post, name, filter, version } }],
		events: [subscriptionChanged(id, "changed", actor)],
		answer: { id, name, filter, version },
	};
};
