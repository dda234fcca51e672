import { given, type Query } from "@seamark/client";
import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

const at = (id: string) => ({ params: { path: { id } } });

export const work = async (context: Context, options: Query<"listWork">): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = await hub.GET("/mla/work", { params: { query: given<Query<"listWork">>(options) } });
	if (out.json) return out.document(found);
	if (found.items.length === 0) return out.say("Nothing is owed.");
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "NUMBER", priority: 0 },
		{ title: "BY", priority: 0 },
		{ title: "DUE", priority: 0 },
		{ title: "LEVEL", priority: 1 },
		{ title: "OWED", priority: 0, grows: true, least: 16 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			found.items.flatMap((one) =>
				one.owed.map((owed) => [
					one.id,
					one.reference,
					owed.mine ? "us" : "them",
					out.brief(owed.due),
					owed.level,
					owed.duty,
				]),
			),
		),
	);
	if (found.next) out.hint(`There are more: seamark mla work --after ${safeLine(found.next)}`);
};

export const assign = async (context: Context, id: string, o: { post?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const done = await hub.POST("/mla/requests/{id}/post", { ...at(id), body: { post: o.post ?? null } });
	if (out.json) return out.document(done);
	out.say(done.post ? `${out.paint("green", "On the desk")} of ${safeLine(done.post)}` : "On every desk.");
};

export const calendar = async (context: Context, o: { end?: boolean }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	if (o.end) {
		const ended = await hub.POST("/mla/calendar/end", { body: null });
		if (out.json) return out.document(ended);
		return out.say("The address of the calendar has ended.");
	}
	const made = await hub.POST("/mla/calendar", { body: null });
	if (out.json) return out.document(made);
	out.say(safeLine(made.address));
	out.hint(
		"Give it to your calendar program. It is shown once; who has it reads when your terms end, and nothing else.",
		"End it: seamark mla calendar --end",
	);
};

export const numbers = async (context: Context, o: Query<"readMlaStatistics">): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = await hub.GET("/mla/statistics", { params: { query: given<Query<"readMlaStatistics">>(o) } });
	if (out.json) return out.document(found);
	const hours = (value: number | null) => (value === null ? "" : value.toFixed(1));
	out.say(
		...titledTable(
			out,
			[
				{ title: "SIDE", priority: 0 },
				{ title: "FILED", priority: 0 },
				{ title: "REGISTERED", priority: 0 },
				{ title: "ENDED", priority: 0 },
				{ title: "HOURS TO A NUMBER", priority: 1 },
				{ title: "HOURS TO THE END", priority: 1 },
			],
			found.sides.map((one) => [
				one.side,
				String(one.filed),
				String(one.registered),
				String(one.ended),
				hours(one.registerHours),
				hours(one.endHours),
			]),
		),
		...titledTable(
			out,
			[
				{ title: "DESK", priority: 0 },
				{ title: "REQUESTS", priority: 0 },
				{ title: "LATE", priority: 0 },
				{ title: "ESCALATED", priority: 0 },
			],
			found.desks.map((one) => [
				one.post ?? "every desk",
				String(one.requests),
				String(one.late),
				String(one.escalated),
			]),
		),
	);
};

export const askErase = async (context: Context, id: string, o: { reason: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const done = await hub.POST("/mla/requests/{id}/erasure", { ...at(id), body: { reason: o.reason } });
	if (out.json) return out.document(done);
	if (done.done === "erased") return out.say(`${out.paint("green", "Erased")} ${safeLine(id)}`);
	out.say("Asked. It takes two persons.");
	out.hint(`Another officer of your authority: seamark mla erase ${safeLine(id)} --yes`);
};

export const erased = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const found = await (await context.hub()).GET("/mla/requests/{id}/erasure", at(id));
	if (out.json) return out.document(found);
	const { state, askedAt, reason, texts } = found;
	out.say(`${state === "done" ? "Erased" : "Asked"}, ${out.moment(askedAt)}: ${safeLine(reason)}`);
	if (state !== "done" || texts.length === 0) return;
	out.say("Your authority has still to sign these lists of hashes:", ...texts.map(safeLine));
	out.hint(`Each with its detached JWS: POST /mla/requests/${safeLine(id)}/erasure/signed`);
};

export const erase = async (context: Context, id: string, o: { yes?: boolean }): Promise<void> => {
	const { out } = context;
	if (o.yes !== true)
		throw usageError(
			"This destroys what the request says on your side for good; nobody can bring it back.",
			"Add --yes if that is meant.",
		);
	const hub = await context.hub();
	const done = await hub.POST("/mla/requests/{id}/erasure/confirm", { ...at(id), body: null });
	if (out.json) return out.document(done);
	out.say(`${out.paint("green", "Erased")} ${safeLine(id)}`);
	out.hint(`The order of what was said is still proved: seamark mla thread ${safeLine(id)} --save FILE`);
};
