import type { Answer, Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { writeWhole } from "../terminal/files.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { dotOf, pictureOf } from "./picture.ts";
import { svgOf } from "./picture-svg.ts";

type Trace = Answer<"readTrace">;
export const formats = ["table", "json", "csv", "dot", "svg", "pdf"] as const;
type Format = (typeof formats)[number];
type Showing = { format: Format; method?: string; output?: string };
type Asking = Showing & {
	transfer?: string[];
	account?: string[];
	backwards?: true;
	from?: string;
	until?: string;
	hops: number;
	otherMoney: "own" | "innocent";
};

/** Sets a report of many pages. */
const patience = 5 * 60_000;

export const trace = async (context: Context, id: string, o: Asking): Promise<void> => {
	const body: Body<"makeTrace"> = {
		direction: o.backwards ? "backwards" : "forwards",
		...(o.transfer ? { transfers: o.transfer } : {}),
		...(o.account ? { accounts: o.account.map((one) => one.toUpperCase()) } : {}),
		...(o.from ? { from: o.from } : {}),
		...(o.until ? { until: o.until } : {}),
		hops: o.hops,
		otherMoney: o.otherMoney,
	};
	const hub = await context.hub();
	const made = await hub.POST("/assets/files/{id}/traces", { params: { path: { id } }, body, patience });
	await shown(context, made, o);
};

export const again = async (context: Context, id: string, traceId: string, o: Showing): Promise<void> => {
	const hub = await context.hub();
	const found = await hub.GET("/assets/files/{id}/traces/{trace}", {
		params: { path: { id, trace: traceId } },
		patience,
	});
	await shown(context, found, o);
};

const shown = async (context: Context, found: Trace, o: Showing): Promise<void> => {
	const { out } = context;
	if (out.json || o.format === "json") return put(context, o, `${JSON.stringify(found)}\n`);
	if (o.format === "table") return tables(context, found);
	if (o.format === "csv" || o.format === "pdf") {
		const hub = await context.hub();
		const path = { id: found.file, trace: found.id };
		const report = await hub.GET("/assets/files/{id}/traces/{trace}/report", {
			params: { path, query: { form: o.format } },
			parseAs: o.format === "csv" ? "text" : "arrayBuffer",
			accept: "application/pdf, text/csv, application/problem+json",
			patience,
		});
		return put(context, o, typeof report === "string" ? report : new Uint8Array(report as ArrayBuffer));
	}
	const picture = pictureOf(found, methodOf(found, o.method));
	return put(context, o, o.format === "dot" ? dotOf(picture) : svgOf(picture));
};

/** A picture is of one method, and nobody but its reader chooses which. */
const methodOf = (found: Trace, named: string | undefined) => {
	const words = (text: string) => text.toLowerCase().replace(/[^a-z]+/g, "-");
	const method = found.methods.find(({ method: one }) => named !== undefined && words(one).startsWith(words(named)));
	if (method) return method;
	throw usageError(
		named === undefined ? "A picture shows one method." : `There is no method ${named}.`,
		`Name it with --method: ${found.methods.map((one) => words(one.method)).join(", ")}.`,
	);
};

const put = async ({ out }: Context, { output }: Showing, content: string | Uint8Array): Promise<void> => {
	if (output === undefined) {
		if (typeof content !== "string") throw usageError("A report goes into a file.", "Name it with -o FILE.");
		return out.write(content.trimEnd());
	}
	await writeWhole(output, content);
	out.say(`${out.paint("green", "Written")} to ${safeLine(output)}`);
};

const tables = ({ out }: Context, found: Trace): void => {
	for (const { source, account, amount, currency } of found.proceeds)
		out.say(`Proceeds: ${safeLine(source)} brought ${amount} ${currency} to ${safeLine(account)}`);
	const columns = [
		{ title: "METHOD", priority: 0, grows: true, least: 14 },
		{ title: "WHERE", priority: 0 },
		{ title: "PLACE", priority: 0 },
		{ title: "TRACED", priority: 0 },
		{ title: "OF", priority: 1, grows: true, least: 14 },
	];
	const rows = found.methods.flatMap(({ method, held, left }) =>
		(
			[
				["held", held],
				["gone", left],
			] as const
		).flatMap(([where, places]) =>
			places.map(({ place, total, currency, parts }) => [
				method,
				where,
				place,
				`${total} ${currency}`,
				parts.map((one) => `${one.source} ${one.amount}`).join(", "),
			]),
		),
	);
	if (rows.length === 0) out.say("No traced money is anywhere that was looked at.");
	else out.say(...titledTable(out, columns, rows));
	for (const { place, total, currency, parts } of found.pariPassu)
		out.say(
			`Pari passu, ${safeLine(place)}: ${total} ${currency} (${parts.map((one) => `${safeLine(one.source)} ${one.amount}`).join(", ")})`,
		);
	for (const said of found.assumed) out.say(`Assumed: ${safeLine(said)}`);
	for (const said of found.bounded) out.say(out.paint("yellow", `Not followed: ${safeLine(said)}`));
	out.hint(
		`No method is chosen here: which one holds is for the court.`,
		`A report that can be followed by hand: seamark assets trace-again ${found.file} ${found.id} --format pdf -o trace.pdf`,
	);
};
