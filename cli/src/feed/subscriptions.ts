import type { Answer, Body } from "@seamark/client";
import { type FilterOptions, filterOf } from "../alerts/filter.ts";
import type { Context } from "../context.ts";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Subscription = Answer<"listSubscriptions">["items"][number];

type Added = FilterOptions & { webhook?: string; reports?: string[] };

export const add = async (context: Context, name: string, { reports, webhook, ...o }: Added): Promise<void> => {
	const { out } = context;
	const filter = filterOf(o);
	if (reports && Object.keys(filter).length > 0)
		throw usageError("--reports and a filter of alerts contradict each other.", "Make two subscriptions of them.");
	if (reports && !webhook)
		throw usageError(
			"--reports is for a webhook.",
			"Give --webhook URL; or follow reports with: seamark report follow",
		);
	const hub = await context.hub();
	const body = { name, ...(reports ? { reports } : { filter }), ...(webhook ? { webhook: { url: webhook } } : {}) };
	const added = await hub.POST("/subscriptions", { body: body as Body<"saveSubscription"> });
	if (out.json) return out.document(added);
	out.say(`${out.paint("green", "Subscribed")} ${safeLine(added.id)}`);
	if (added.secret) {
		out.say(`Secret of the webhook: ${safeLine(added.secret)}`);
		out.hint("It is shown this once. Give it to the receiver, which checks every delivery's signature with it.");
	}
	out.hint(
		reports
			? `Try it: seamark subscriptions test ${safeLine(added.id)}`
			: `Follow it: seamark feed follow --subscription ${safeLine(added.id)}`,
	);
};

const filterText = (filter: Record<string, unknown> = {}): string =>
	Object.entries(filter)
		.map(([name, values]) => `${name}=${String(values)}`)
		.join(" ") || "everything";

export const edit = async (
	context: Context,
	id: string,
	{ name, everything, ...o }: FilterOptions & { name?: string; everything?: boolean },
): Promise<void> => {
	const { out } = context;
	const filter = filterOf(o);
	const narrows = Object.keys(filter).length > 0;
	if (everything && narrows)
		throw usageError("--everything and a filter contradict each other.", "Leave out one of them.");
	if (name === undefined && !everything && !narrows)
		throw usageError("There is nothing to change.", "Give --name or a filter: seamark subscriptions edit --help");
	const hub = await context.hub();
	const version = (await hub.GET("/subscriptions")).items.find((one) => one.id === id)?.version;
	if (version === undefined)
		throw new CliError(exits.notFound, "Your duty post has no such subscription.", {
			next: "See them: seamark subscriptions list",
		});
	const body = {
		expectedVersion: version,
		...(name === undefined ? {} : { name }),
		...(everything || narrows ? { filter } : {}),
	};
	const changed = await hub.PATCH("/subscriptions/{id}", {
		params: { path: { id } },
		body: body as Body<"updateSubscription">,
	});
	if (out.json) return out.document(changed);
	out.say(`${out.paint("green", "Changed")} ${safeLine(changed.name)}: ${safeLine(filterText(changed.filter))}`);
	out.hint("A feed that is open goes on by the filter of before: end it and follow again.");
};

/** What became of its webhook: how it is, why, and how many deliveries wait or were given up. */
const stateOf = (webhook: Subscription["webhook"]): string =>
	webhook === null
		? "no webhook"
		: [
				webhook.state,
				webhook.waiting > 0 ? `${webhook.waiting} waiting` : "",
				webhook.deadLetters > 0 ? `${webhook.deadLetters} given up` : "",
			]
				.filter(Boolean)
				.join(", ");

/** What helps a webhook that does not deliver. */
const helpFor = ({ id, webhook }: Subscription): string | undefined => {
	if (webhook === null) return undefined;
	if (webhook.state === "waiting-for-confirmation")
		return `seamark subscriptions confirm ${safeLine(id)} --webhook ${safeLine(webhook.url)}`;
	return webhook.state === "stopped" || webhook.deadLetters > 0
		? `seamark subscriptions redeliver ${safeLine(id)}`
		: webhook.state === "failing"
			? `seamark subscriptions test ${safeLine(id)}`
			: undefined;
};

export const listAll = async (context: Context): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = (await hub.GET("/subscriptions")).items;
	if (out.json) return out.document({ subscriptions: found });
	if (found.length === 0) {
		out.say("Your duty post has no subscriptions.");
		return out.hint("Make one: seamark subscriptions add --help");
	}
	out.say(
		...titledTable(
			out,
			[
				{ title: "ID", priority: 0 },
				{ title: "NAME", priority: 0 },
				{ title: "STATE", priority: 0 },
				{ title: "CAUSE", priority: 1 },
				{ title: "WEBHOOK", priority: 2 },
				{ title: "FILTER", priority: 1, grows: true, least: 16 },
			],
			found.map((one) => [
				one.id,
				one.name,
				stateOf(one.webhook),
				one.webhook?.cause ?? "",
				one.webhook?.url ?? "",
				one.reports ? `reports: ${one.reports.join(", ")}` : filterText(one.filter),
			]),
		),
	);
	for (const one of found) {
		const help = helpFor(one);
		if (help) out.hint(`${safeLine(one.name)}: ${help}`);
	}
};

export const remove = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	await hub.DELETE("/subscriptions/{id}", { params: { path: { id } } });
	if (out.json) return out.document({ removed: id });
	out.say(`${out.paint("green", "Removed")} ${id}.`);
};
