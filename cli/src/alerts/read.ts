import { type Answer, given, type Query } from "@seamark/client";
import type { Context } from "../context.ts";
import { agencyNames } from "../directory/directory.ts";
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
	let { items: alerts, next } = await page(o.after);
	// Changes always answer `next`: an empty page says that nothing is new.
	for (let last = alerts.length; o.all && next && last > 0; ) {
		out.progress(`${alerts.length} alerts ...`);
		const following: Answer<"listAlerts"> = await page(next);
		last = following.items.length;
		alerts = [...alerts, ...following.items];
		next = following.next;
	}
	out.endProgress();
	if (out.json) return out.document({ alerts, next: next ?? null });
	if (alerts.length === 0) {
		out.say("No alerts match.");
		return out.hint("You see what is addressed to you and covered by an agreement. Live ones: seamark feed follow");
	}
	out.say(...alertTable(alerts, out));
	if (o.order === "changes" && next) out.hint(`What follows: --order changes --after ${safeLine(next)}`);
	else if (next) out.hint(`There are more: add --all, or --after ${safeLine(next)}`);
};

export const show = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const alert = await hub.GET("/alerts/{id}", { params: { path: { id } } });
	if (out.json) return out.document(alert);
	out.say(...alertDetails(alert, out, await agencyNames(hub)));
	// Nobody acknowledges an alert of their own agency.
	if (alert.originator !== undefined && alert.originator.agency === hub.agency)
		out.hint(`Who has opened and acknowledged it: seamark alerts receipts ${safeLine(alert.id)}`);
	else if (alert.status === "recalled") out.hint(`Delete your copies, then: ${ackCommand(alert)}`);
	else out.hint(`You have read it: ${ackCommand(alert)}`);
};
