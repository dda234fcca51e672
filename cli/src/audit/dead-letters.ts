import { consumingServices } from "@seamark/client/values";
import type { Context } from "../context.ts";
import { exits } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

const lettersOf = async (context: Context, service: (typeof consumingServices)[number]) => {
	const hub = await context.hub();
	const { items } = await hub.GET(`/ops/${service}/dead-letters`);
	return items.map((one) => ({ ...one, service }));
};

const allLetters = async (context: Context) =>
	(await Promise.all(consumingServices.map((service) => lettersOf(context, service)))).flat();

export const listAll = async (context: Context): Promise<void> => {
	const { out } = context;
	const letters = await allLetters(context);
	if (out.json) return out.document({ deadLetters: letters });
	if (letters.length === 0) return out.say("No dead letters: every event was applied.");
	const rows = letters.map((one) => [
		one.consumer,
		`${one.source} ${one.position}`,
		one.type,
		one.attempts,
		out.brief(one.failedAt),
		one.cause,
	]);
	const columns = [
		{ title: "CONSUMER", priority: 0 },
		{ title: "EVENT", priority: 0 },
		{ title: "TYPE", priority: 2 },
		{ title: "TRIES", priority: 3 },
		{ title: "FAILED", priority: 1 },
		{ title: "CAUSE", priority: 0, grows: true, least: 24 },
	];
	out.say(...titledTable(out, columns, rows));
	out.hint("When the cause is gone: seamark deadletters redrive CONSUMER");
};

/** Applies a consumer's dead letters again, source by source, in their order. */
export const redrive = async (context: Context, consumer: string): Promise<number> => {
	const { out } = context;
	const letters = (await allLetters(context)).filter((one) => one.consumer === consumer);
	const total = { consumer, redriven: 0, left: 0 };
	const sources = new Map(letters.map(({ service, source }) => [`${service} ${source}`, { service, source }]));
	const hub = await context.hub();
	for (const { service, source } of sources.values()) {
		const done = await hub.POST(`/ops/${service}/dead-letters/redrive`, { body: { consumer, source } });
		total.redriven += done.redriven;
		total.left += done.left;
	}
	if (out.json) out.document(total);
	else if (letters.length === 0) out.say(`${safeLine(consumer)} has no dead letters.`);
	else out.say(`Applied ${total.redriven} events again; ${total.left} are left.`);
	if (total.left > 0) out.hint("What failed stays, with everything behind it: seamark deadletters list");
	return total.left > 0 ? exits.refused : exits.ok;
};
