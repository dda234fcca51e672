import type { Tx } from "@seamark/db";
import { hostOf } from "../deliver-webhooks/addresses.ts";
import { approvedHosts, webhooksOfAgency } from "../store/webhook-hosts.ts";

/** A host that webhooks of an agency lead to, or that its administrator has approved. */
export type Host = {
	host: string;
	/** Null while its webhooks wait for the administrator. */
	approvedAt: string | null;
	/** When a webhook first named it; null where none does any more. */
	firstNamedAt: string | null;
	/** Duty posts whose webhooks lead there, and their subscriptions. */
	posts: string[];
	subscriptions: string[];
	/** Officers who set or confirmed them. */
	namedBy: string[];
};

export const hostsOf = async (tx: Tx, agency: string): Promise<Host[]> => {
	const approved = await approvedHosts(tx, agency);
	const asked = Map.groupBy(await webhooksOfAgency(tx, agency), ({ url }) => hostOf(new URL(url)));
	return [...new Set([...approved.keys(), ...asked.keys()])].sort().map((host) => {
		const webhooks = asked.get(host) ?? [];
		return {
			host,
			approvedAt: approved.get(host) ?? null,
			firstNamedAt: webhooks[0]?.createdAt ?? null,
			posts: [...new Set(webhooks.map(({ post }) => post))],
			subscriptions: webhooks.map(({ id }) => id),
			namedBy: [...new Set(webhooks.flatMap(({ confirmedBy }) => confirmedBy ?? []))],
		};
	});
};

export const findHost = async (tx: Tx, agency: string, host: string): Promise<Host | undefined> =>
	(await hostsOf(tx, agency)).find((one) => one.host === host);
