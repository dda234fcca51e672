import { InvalidArgumentError } from "commander";
import type { Context } from "../context.ts";
import { CliError, exits } from "../terminal/exit.ts";
import { uuid } from "../terminal/options.ts";
import { safeLine } from "../terminal/sanitise.ts";
import type { Hub } from "./hub.ts";

/** What people call a record by over the phone: the short code of an alert, the reference of a case, the receipt of a report. */
export class Spoken {
	readonly kind: "alert" | "case" | "report";
	readonly text: string;
	constructor(kind: Spoken["kind"], text: string) {
		this.kind = kind;
		this.text = text;
	}
}

const idOr =
	(kind: Spoken["kind"], shape: RegExp, example: string) =>
	(value: string): string | Spoken => {
		const text = value.trim();
		if (uuid.test(text.toLowerCase())) return text.toLowerCase();
		if (shape.test(text)) return new Spoken(kind, text);
		throw new InvalidArgumentError(`Give the id as the list shows it, or ${example}.`);
	};

/** The id of an alert, or its short code. */
export const alertArgument = idOr("alert", /^(a[\s._-]*)?([0-9a-z][\s._-]*){9}$/i, "the code, such as A-7KQ-29M-XD5");
/** The id of a report, or its receipt: both for the desk that takes it in. */
export const reportArgument = idOr(
	"report",
	/^(r[\s._-]*)?([0-9a-z][\s._-]*){8}$/i,
	"the receipt, such as R-7KQ2-9MXD",
);
/** The id of a case, or its reference. */
export const caseArgument = idOr("case", /^\d{4}[\s._/-]+\d{1,6}$/, "the reference, such as 2026-000001");

const notFound = ({ kind, text }: Spoken) =>
	new CliError(exits.notFound, `No ${kind} ${safeLine(text)} is there for you.`, {
		next: `Have it read out again, or look for it: seamark ${kind === "alert" ? "alerts" : kind} list`,
	});

const finders: Record<Spoken["kind"], (hub: Hub, text: string) => Promise<{ id: string }[]>> = {
	alert: async (hub, code) => (await hub.GET("/alerts", { params: { query: { code, limit: "2" } } })).items,
	report: async (hub, receipt) => (await hub.GET("/reports", { params: { query: { receipt, limit: "2" } } })).items,
	case: async (hub, text) => {
		const [year = "", number = ""] = text.split(/[^\d]+/);
		const reference = `${year}-${number.padStart(6, "0")}`;
		const { items } = await hub.GET("/cases", { params: { query: { q: reference, limit: "100" } } });
		return items.filter((one) => one.reference === reference);
	},
};

const idOf = async (context: Context, spoken: Spoken): Promise<string> => {
	const hub = await context.hub();
	const { kind, text } = spoken;
	const found = await finders[kind](hub, text);
	if (found.length > 1)
		throw new CliError(exits.refused, `${safeLine(text)} is the code of ${found.length} ${kind}s.`, {
			next: `Give the id: ${found.map(({ id }) => safeLine(id)).join(" or ")}`,
		});
	if (!found[0]) throw notFound(spoken);
	context.out.hint(`${safeLine(text)} is ${safeLine(found[0].id)}`);
	return found[0].id;
};

const resolved = async (context: Context, value: unknown): Promise<unknown> => {
	if (value instanceof Spoken) return idOf(context, value);
	return Array.isArray(value) ? Promise.all(value.map((one) => resolved(context, one))) : value;
};

/** Arguments and options of a command, with ids where codes were typed. */
export const withIds = async <T extends Record<string, unknown>>(
	context: Context,
	words: readonly unknown[],
	options: T,
): Promise<{ words: unknown[]; options: T }> => ({
	words: await Promise.all(words.map((word) => resolved(context, word))),
	options: Object.fromEntries(
		await Promise.all(
			Object.entries(options).map(async ([name, value]) => [name, await resolved(context, value)] as const),
		),
	) as T,
});
