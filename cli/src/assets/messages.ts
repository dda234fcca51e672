import type { Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { readAgencies, resolveAgencies } from "../directory/directory.ts";
import { usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { type From, queryOf, sayMore } from "./page.ts";

/** Texts come on standard input, where no other program sees them. */
const textOf = async ({ readInput }: Context): Promise<string> => {
	const says = Buffer.from(await readInput())
		.toString("utf8")
		.trim();
	if (says === "") throw usageError("No text came.", "Give it on standard input, where no other program sees it.");
	return says;
};

export const send = async (
	context: Context,
	unit: string,
	o: { disclosure?: true; onward: Body<"sendMessage">["onward"]; feedbackBy?: string; lookup?: string },
): Promise<void> => {
	const says = await textOf(context);
	const hub = await context.hub();
	const [to] = resolveAgencies([unit], "agency", await readAgencies(hub, {})).ids;
	if (to === undefined) throw usageError("The unit is not known.", "Find its handle with: seamark agencies");
	const sent = await hub.POST("/assets/messages", {
		body: {
			...{ to, says, onward: o.onward, kind: o.disclosure ? "disclosure" : "request" },
			...(o.feedbackBy === undefined ? {} : { feedbackBy: o.feedbackBy }),
			...(o.lookup === undefined ? {} : { lookup: o.lookup }),
		},
	});
	if (context.out.json) return context.out.document(sent);
	context.out.say(`${context.out.paint("green", "Sent")} ${sent.id}`);
};

export const messages = async ({ hub: opening, out }: Context, from: From): Promise<void> => {
	const hub = await opening();
	const page = await hub.GET("/assets/messages", { params: { query: queryOf(from) } });
	if (out.json) return out.document(page);
	if (page.items.length === 0) return out.say("No messages.");
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "SENT", priority: 1 },
		{ title: "KIND", priority: 0 },
		{ title: "ANSWERED", priority: 1 },
		{ title: "CONSENT", priority: 1 },
		{ title: "FEEDBACK", priority: 1 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			page.items.map((one) => [
				...[one.id, out.brief(one.sentAt), one.kind, one.answered ? "yes" : "no", one.consent, one.feedback],
			]),
		),
	);
	sayMore(out, page);
};

export const read = async ({ hub: opening, out }: Context, id: string): Promise<void> => {
	const hub = await opening();
	const one = await hub.GET("/assets/messages/{id}", { params: { path: { id } } });
	if (out.json) return out.document(one);
	out.say(
		`${one.kind} for ${safeLine(one.purpose)}; other use: ${one.onward}, consent ${one.consent}; feedback ${one.feedback}`,
	);
	for (const { n, kind, at, says } of one.steps) {
		out.say(`${n} ${kind}, ${out.moment(at)}`);
		for (const line of says.split("\n")) out.say(`  ${safeLine(line)}`);
	}
};

export const step = async (context: Context, id: string, kind: Body<"addMessageStep">["kind"]): Promise<void> => {
	const says = await textOf(context);
	const hub = await context.hub();
	const one = await hub.POST("/assets/messages/{id}/steps", { params: { path: { id } }, body: { kind, says } });
	if (context.out.json) return context.out.document(one);
	context.out.say(`${context.out.paint("green", "Added")} ${kind}`);
};
