import type { Item } from "@seamark/client";
import type { Context } from "../context.ts";
import { CliError, exits } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { inWords } from "../terminal/words.ts";

type Request = Item<"listRequests">;

const lines = ({ out }: Pick<Context, "out">, one: Request): string[] => [
	`${out.paint("bold", safeLine(inWords(one.state)))}  ${safeLine(inWords(one.deed))} of ${safeLine(one.of.kind)} ${safeLine(one.of.id)}`,
	`  why      ${safeLine(one.about === "" ? one.reason : `${inWords(one.about)}: ${one.reason}`)}`,
	`  purpose  ${safeLine(one.purpose)}${one.alone ? ", opened alone since a life was in danger" : ""}`,
	`  asked    ${out.moment(one.askedAt)} by officer ${safeLine(one.askedByOfficer)}; answer until ${out.moment(one.answerBy)}`,
	`  request  ${safeLine(one.id)}`,
];

export const listAll = async (context: Context, o: { all?: boolean }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/second-person", { params: { query: o.all ? { show: "all" } : {} } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("Nothing waits for a second officer.");
	for (const one of answer.items) out.say(...lines(context, one));
	out.hint("Confirm: seamark second confirm ID. Decline: seamark second decline ID --reason ...");
};

/** The version of a request is the one that the list shows. */
const find = async (context: Context, id: string): Promise<Request> => {
	const hub = await context.hub();
	let after: string | undefined;
	do {
		const page = await hub.GET("/second-person", {
			params: { query: { show: "all", limit: "1000", ...(after ? { after } : {}) } },
		});
		const found = page.items.find((one) => one.id === id);
		if (found) return found;
		after = page.next;
	} while (after);
	throw new CliError(exits.notFound, "No such request in your agency.", {
		next: "See them: seamark second list --all",
	});
};

export const answer = async (
	context: Context,
	id: string,
	given: "confirmed" | "declined",
	o: { reason?: string },
): Promise<void> => {
	const { out } = context;
	const { version } = await find(context, id);
	const hub = await context.hub();
	const answered = await hub.POST("/second-person/{id}/answer", {
		params: { path: { id } },
		body: { expectedVersion: version, answer: given, ...(o.reason === undefined ? {} : { reason: o.reason }) },
	});
	if (out.json) return out.document(answered);
	out.say(
		given === "confirmed"
			? `${out.paint("green", "Confirmed")} ${safeLine(inWords(answered.deed))}.${answered.endsAt && !answered.alone ? ` The officer who asked has until ${out.moment(answered.endsAt)} to begin.` : ""}`
			: `${out.paint("green", "Declined")} ${safeLine(inWords(answered.deed))}.`,
	);
};
