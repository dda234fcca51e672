import type { Context } from "../context.ts";
import { exits } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

const path = (id: string) => ({ params: { path: { id } } });

export const confirm = async (context: Context, id: string, url: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	await hub.POST("/subscriptions/{id}/confirm-webhook", { ...path(id), body: { url } });
	if (out.json) return out.document({ confirmed: id });
	out.say(`${out.paint("green", "Confirmed")} ${id}. It delivers again.`);
};

export const test = async (context: Context, id: string): Promise<number> => {
	const { out } = context;
	const hub = await context.hub();
	const tried = await hub.POST("/subscriptions/{id}/test-webhook", path(id));
	if (out.json) out.document(tried);
	else if (tried.taken) out.say(`${out.paint("green", "Taken")}. The address took a message without an alert.`);
	else {
		out.say(`${out.paint("red", "Not taken")}: ${safeLine(tried.cause)}`);
		out.hint("Nothing is lost: deliveries wait and are tried again. seamark subscriptions list shows how many.");
	}
	return tried.taken ? exits.ok : exits.refused;
};

export const rotateSecret = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const rotated = await hub.POST("/subscriptions/{id}/rotate-secret", path(id));
	if (out.json) return out.document(rotated);
	out.say(`New secret of the webhook: ${safeLine(rotated.secret)}`);
	out.hint("It is shown this once. The secret of before signs nothing any more: give this one to the receiver now.");
};

export const givenUp = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const { items } = await hub.GET("/subscriptions/{id}/dead-letters", {
		params: { path: { id }, query: { limit: "1000" } },
	});
	if (out.json) return out.document({ deliveries: items });
	if (items.length === 0) return out.say("Nothing was given up.");
	out.say(
		...titledTable(
			out,
			[
				{ title: "RECORD", priority: 0 },
				{ title: "VERSION", priority: 2 },
				{ title: "QUEUED", priority: 3 },
				{ title: "GIVEN UP", priority: 1 },
				{ title: "CAUSE", priority: 0, grows: true, least: 16 },
			],
			items.map((one) => [
				one.alert ?? one.report ?? "",
				one.version ?? one.change ?? "",
				out.brief(one.queuedAt),
				out.brief(one.failedAt),
				one.cause,
			]),
		),
	);
	out.hint(`Deliver them: seamark subscriptions redeliver ${id}`);
};

export const redeliver = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const { queued } = await hub.POST("/subscriptions/{id}/redeliver", path(id));
	if (out.json) return out.document({ queued });
	out.say(queued === 0 ? "Nothing was given up. What waits is tried now." : `Queued again: ${queued}`);
};
