import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { AlertFilter } from "../alert/filter.ts";
import { findSubscription } from "../store/subscriptions.ts";
import { noSubscription } from "./missing.ts";

/** The filter that the duty post has saved. Throws NOT_FOUND. */
export const filterOf = async (tx: Tx, post: string, subscription: string): Promise<AlertFilter> => {
	const found = await findSubscription(tx, post, subscription);
	if (!found) throw new HubError("NOT_FOUND", noSubscription);
	if (found.reports)
		throw new HubError("NOT_FOUND", {
			detail: "This subscription is of reports, and lets no alert through. Follow reports with GET /reports/feed.",
		});
	return found.filter;
};
