import { decodeEvent } from "@seamark/contracts";
import type { Effect } from "@seamark/events";
import type { Deps } from "../deps.ts";
import { listLinks } from "../store/links.ts";
import { offer } from "./offer.ts";

const changes: ReadonlySet<string> = new Set(["AlertRaised", "AlertUpdated", "AlertRecalled"]);

/** What has changed is asked for once, as it is by now, no matter how often it has changed. */
const changedIn = (events: Parameters<Effect>[1]): string[] => [
	...new Set(
		events.flatMap((event) => {
			const decoded = decodeEvent(event);
			return decoded && changes.has(decoded.name) ? [event.subject] : [];
		}),
	),
];

/** Follows the log of alerts: each change is offered to each hub, in one transaction with the place in that log. */
export const offerChanges =
	(deps: Deps): Effect =>
	async (tx, events) => {
		const subjects = changedIn(events);
		if (subjects.length === 0) return;
		for (const link of await listLinks(tx)) await offer(tx, deps, link, subjects);
	};
