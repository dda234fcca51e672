import type { Body } from "@seamark/client";
import { type FilterOptions, filterOf } from "../alerts/filter.ts";
import type { Context } from "../context.ts";
import { headedTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

export const add = async (context: Context, name: string, o: FilterOptions & { webhook?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const body = { name, filter: filterOf(o), ...(o.webhook ? { webhook: { url: o.webhook } } : {}) };
	const added = await hub.POST("/subscriptions", { body: body as Body<"saveSubscription"> });
	if (out.json) return out.document(added);
	out.say(`${out.paint("green", "Subscribed")} ${safeLine(added.id)}`);
	if (added.secret) {
		out.say(`Secret of the webhook: ${safeLine(added.secret)}`);
		out.hint("It is shown this once. Give it to the receiver, which checks every delivery's signature with it.");
	}
	out.hint(`Follow it: seamark feed follow --subscription ${safeLine(added.id)}`);
};

/** The address, and what keeps it from delivering. */
const webhookText = (webhook: { url: string; state: string } | null): string =>
	webhook === null ? "" : webhook.state === "active" ? webhook.url : `${webhook.url} (${webhook.state})`;

export const listAll = async (context: Context): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = (await hub.GET("/subscriptions")).items;
	if (out.json) return out.document({ subscriptions: found });
	if (found.length === 0) {
		out.say("Your duty post has no subscriptions.");
		return out.hint("Make one: seamark subscriptions add --help");
	}
	const filterText = (filter: Record<string, unknown> = {}) =>
		Object.entries(filter)
			.map(([name, values]) => `${name}=${String(values)}`)
			.join(" ") || "everything";
	const rows = found.map((one) =>
		[safeLine(one.id), safeLine(one.name), safeLine(webhookText(one.webhook)), safeLine(filterText(one.filter))].map(
			(text) => ({ text }),
		),
	);
	out.say(
		...headedTable(
			out,
			[
				{ title: "ID", priority: 0 },
				{ title: "NAME", priority: 0 },
				{ title: "WEBHOOK", priority: 1 },
				{ title: "FILTER", priority: 0, grows: true, least: 16 },
			],
			rows,
		),
	);
};

export const confirm = async (context: Context, id: string, url: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	await hub.POST("/subscriptions/{id}/confirm-webhook", { params: { path: { id } }, body: { url } });
	if (out.json) return out.document({ confirmed: id });
	out.say(`${out.paint("green", "Confirmed")} ${id}. It delivers again.`);
};

export const remove = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	await hub.DELETE("/subscriptions/{id}", { params: { path: { id } } });
	if (out.json) return out.document({ removed: id });
	out.say(`${out.paint("green", "Removed")} ${id}.`);
};
