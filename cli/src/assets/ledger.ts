import type { Answer } from "@seamark/client";
import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { type From, queryOf, sayMore } from "./page.ts";

type Booked = Answer<"bookTransaction">;

export const balances = async ({ hub: opening, out }: Context, id: string, o: { upTo?: number }): Promise<void> => {
	const hub = await opening();
	const query = o.upTo === undefined ? {} : { upTo: String(o.upTo) };
	const found = await hub.GET("/assets/files/{id}/balances", { params: { path: { id }, query } });
	if (out.json) return out.document(found);
	if (found.balances.length === 0) return out.say("The book is empty.");
	const columns = [
		{ title: "ACCOUNT", priority: 0, grows: true, least: 12 },
		{ title: "AMOUNT", priority: 0 },
		{ title: "", priority: 0 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			found.balances.map(({ account, amount, currency }) => [account, amount, currency]),
		),
	);
	out.hint(`After transaction ${found.no}. Earlier ones: --up-to NUMBER`);
};

export const transactions = async ({ hub: opening, out }: Context, id: string, from: From): Promise<void> => {
	const hub = await opening();
	const query = queryOf(from);
	const page = await hub.GET("/assets/files/{id}/transactions", { params: { path: { id }, query } });
	if (out.json) return out.document(page);
	if (page.items.length === 0) return out.say("No transactions.");
	const columns = [
		{ title: "NO", priority: 0 },
		{ title: "BOOKED", priority: 1 },
		{ title: "ACCOUNT", priority: 0 },
		{ title: "AMOUNT", priority: 0 },
		{ title: "WHY", priority: 1, grows: true, least: 16 },
		{ title: "ID", priority: 2 },
	];
	const rows = page.items.flatMap((one) =>
		one.postings.map(({ account, amount, currency }, n) =>
			n === 0
				? [String(one.no), out.brief(one.bookedAt), account, `${amount} ${currency}`, one.source, one.id]
				: ["", "", account, `${amount} ${currency}`, "", ""],
		),
	);
	out.say(...titledTable(out, columns, rows));
	sayMore(out, page);
};

export const releases = async ({ hub: opening, out }: Context, id: string, from: From): Promise<void> => {
	const hub = await opening();
	const page = await hub.GET("/assets/files/{id}/releases", { params: { path: { id }, query: queryOf(from) } });
	if (out.json) return out.document(page);
	if (page.items.length === 0) return out.say("Nothing waits for a second officer.");
	for (const one of page.items) {
		out.say(`${one.id} ${one.state}, until ${out.moment(one.answerBy)}: ${safeLine(one.source)}`);
		for (const { account, amount, currency } of one.postings) out.say(`  ${safeLine(account)} ${amount} ${currency}`);
		if (one.state === "waiting") out.hint(`seamark assets ledger confirm ${id} ${one.id} --digest ${one.digest}`);
	}
	sayMore(out, page);
};

const said = ({ out }: Context, id: string, { transaction, release }: Booked): void => {
	if (transaction) out.say(`${out.paint("green", "Booked")} ${transaction.no} ${transaction.id}`);
	if (!release) return;
	out.say(`${out.paint("yellow", "Waits for a second officer")} ${release.id}`);
	out.hint(`seamark assets ledger confirm ${id} ${release.id} --digest ${release.digest}`);
};

/** Such as `fund:-12.50` or `paid:ID:12.50`: the amount follows the last colon. */
const postingOf = (text: string, currency: string) => {
	const [, account, amount] = /^(.+):(-?[0-9.]+)$/.exec(text) ?? [];
	if (account === undefined || amount === undefined)
		throw usageError(`${text} is no posting.`, "Write the account, a colon and the amount, such as fund:-12.50");
	return { account, currency: currency.toUpperCase(), amount };
};

export const book = async (
	context: Context,
	id: string,
	postings: readonly string[],
	o: { currency: string; source: string },
): Promise<void> => {
	const hub = await context.hub();
	const body = { source: o.source, postings: postings.map((one) => postingOf(one, o.currency)) };
	const done = await hub.POST("/assets/files/{id}/transactions", { params: { path: { id } }, body });
	if (context.out.json) return context.out.document(done);
	said(context, id, done);
};

export const reverse = async (
	context: Context,
	id: string,
	transaction: string,
	{ source }: { source: string },
): Promise<void> => {
	const hub = await context.hub();
	const done = await hub.POST("/assets/files/{id}/transactions/{transaction}/reversal", {
		params: { path: { id, transaction } },
		body: { source },
	});
	if (context.out.json) return context.out.document(done);
	said(context, id, done);
};

export const confirm = async (
	{ hub: opening, out }: Context,
	id: string,
	release: string,
	{ digest }: { digest: string },
): Promise<void> => {
	const hub = await opening();
	const done = await hub.POST("/assets/files/{id}/releases/{release}/confirmation", {
		params: { path: { id, release } },
		body: { digest },
	});
	if (out.json) return out.document(done);
	out.say(`${out.paint("green", "Released")} ${safeLine(done.transaction ?? "")}`);
};
