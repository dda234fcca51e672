import { type Answer, given, type Query } from "@seamark/client";
import type { Context } from "../context.ts";
import { agencyNames } from "../directory/directory.ts";
import type { Hub } from "../hub/hub.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { type FilterOptions, filterQuery } from "./filter.ts";
import { ackCommand, alertDetails, alertTable } from "./render.ts";

type ListOptions = FilterOptions & {
	search?: string;
	status?: string;
	mine?: boolean;
	unread?: boolean;
	order?: "newest" | "changes";
	limit?: number;
	after?: string;
	all?: boolean;
};

export const listAlerts = async (context: Context, o: ListOptions): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const limit = o.limit ?? (o.all ? 500 : undefined);
	const page = (after: string | undefined) => {
		const query = given<Query<"listAlerts">>({
			...filterQuery(o),
			q: o.search,
			status: o.status as Query<"listAlerts">["status"],
			mine: o.mine ? "true" : undefined,
			unacknowledged: o.unread ? "true" : undefined,
			order: o.order,
			limit: limit === undefined ? undefined : String(limit),
			after,
		});
		return hub.GET("/alerts", { params: { query } });
	};
	let { items: alerts, next, searched } = await page(o.after);
	// Changes always answer `next`: an empty page says that nothing is new.
	for (let last = alerts.length; o.all && next && last > 0; ) {
		out.progress(`${alerts.length} alerts ...`);
		const following: Answer<"listAlerts"> = await page(next);
		last = following.items.length;
		alerts = [...alerts, ...following.items];
		next = following.next;
	}
	out.endProgress();
	if (out.json) return out.document({ alerts, next: next ?? null, ...(searched ? { searched } : {}) });
	if (searched?.behindSeconds)
		out.hint(
			`The hub is busy: alerts of the last ${safeLine(searched.behindSeconds)} seconds may be missing. Search again.`,
		);
	if (alerts.length === 0) {
		out.say("No alerts match.");
		return out.hint("You see what is addressed to you and covered by an agreement. Live ones: seamark feed follow");
	}
	out.say(...alertTable(alerts, out));
	if (o.order === "changes" && next) out.hint(`What follows: --order changes --after ${safeLine(next)}`);
	else if (next) out.hint(`There are more: add --all, or --after ${safeLine(next)}`);
};

/** Other alerts on the same thing; without an answer the alert itself is shown all the same. */
const relatedTo = (hub: Hub, id: string): Promise<Answer<"listRelated">["items"]> =>
	hub.GET("/alerts/{id}/related", { params: { path: { id } } }).then(
		({ items }) => items,
		() => [],
	);

export const show = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const params = { path: { id } };
	const alert = await hub.GET("/alerts/{id}", { params });
	const related = alert.status === "live" ? await relatedTo(hub, id) : [];
	if (out.json) return out.document(related.length > 0 ? { ...alert, related } : alert);
	const names = await agencyNames(hub);
	out.say(...alertDetails(alert, out, names));
	for (const { id: other, code, originator, things } of related)
		out.say(
			`Also on the same ${things.map(safeLine).join(", ")}: ${safeLine(code)} from ${safeLine(names.get(originator.agency) ?? originator.country)}  (seamark alerts show ${safeLine(other)})`,
		);
	// Nobody acknowledges an alert of their own agency.
	if (alert.originator !== undefined && alert.originator.agency === hub.agency)
		out.hint(`Who has opened and acknowledged it: seamark alerts receipts ${safeLine(alert.id)}`);
	else if (alert.status === "recalled") out.hint(`Delete your copies, then: ${ackCommand(alert)}`);
	else out.hint(`You have read it: ${ackCommand(alert)}`);
};
