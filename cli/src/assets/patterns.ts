import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

export type Asking = {
	currency?: string;
	threshold?: string;
	pattern?: string;
	hours?: number;
	limit: number;
};

/** Minutes: millions of transfers are looked through. */
const patience = 10 * 60_000;

export const patterns = async (context: Context, id: string | undefined, o: Asking): Promise<void> => {
	const { out } = context;
	if (id === undefined || o.currency === undefined)
		throw usageError("Name the tracing file and the currency.", "seamark assets patterns ID --currency FJD");
	const hub = await context.hub();
	const found = await hub.GET("/assets/files/{id}/patterns", {
		params: {
			path: { id },
			query: {
				currency: o.currency.toUpperCase(),
				limit: String(o.limit),
				...(o.threshold === undefined ? {} : { threshold: o.threshold }),
				...(o.pattern === undefined ? {} : { pattern: o.pattern as never }),
				...(o.hours === undefined ? {} : { offset: String(o.hours) }),
			},
		},
		patience,
	});
	if (out.json) return out.document(found);
	const columns = [
		{ title: "SCORE", priority: 0 },
		{ title: "PATTERN", priority: 0, grows: true, least: 16 },
		{ title: "FROM", priority: 2 },
		{ title: "AMOUNT", priority: 1 },
		{ title: "ACCOUNTS", priority: 0, grows: true, least: 12 },
		{ title: "WHY", priority: 1, grows: true, least: 24 },
	];
	const rows = found.findings.map(({ score, title, from, amount, accounts, why }) => [
		String(score),
		title,
		from.slice(0, 10),
		amount,
		accounts.map(({ account, possibleVictim }) => (possibleVictim ? `${account} ?` : account)).join(" "),
		why,
	]);
	if (rows.length === 0) out.say(`No pattern in ${found.looked} transfers.`);
	else out.say(...titledTable(out, columns, rows));
	if (found.left > 0) out.say(`${found.left} findings more: --limit, or --pattern for one kind.`);
	for (const said of found.bounded) out.say(out.paint("yellow", `Not looked at: ${safeLine(said)}`));
	out.hint(
		"A question mark is a possible victim: the account of a victim looks like that of a courier.",
		"A finding is a reason to look, and proves nothing. What looks the same and is honest: --json, looksAlike.",
	);
};
