import { isDay, momentMs } from "@seamark/values/readers";
import { type Fault, usageError } from "../terminal/exit.ts";
import { uuid } from "../terminal/options.ts";

/** What the options of `report submit` and `report queue` say. */
type Days = { from?: string; to?: string };

export type ReportOptions = {
	coded?: string;
	channel?: string;
	caller?: string;
	urgency?: string;
	saw?: string[];
	when?: string;
	country?: string;
	place?: string;
	persons?: number;
	children?: number;
	text?: string;
	thing?: string[];
	capturedAt?: string;
};

/** `2026-01-31`, `2026-01-31..2026-02-04`, `2026-01-31..` or `..2026-02-04` as a range; undefined when it is none, or turned round. */
export const parseDays = (typed: string): Days | undefined => {
	const [from = "", to = from, ...rest] = typed.split("..");
	if (rest.length > 0 || (from === "" && to === "")) return undefined;
	if ((from !== "" && !isDay(from)) || (to !== "" && !isDay(to))) return undefined;
	if (from !== "" && to !== "" && from > to) return undefined;
	return { ...(from === "" ? {} : { from }), ...(to === "" ? {} : { to }) };
};

/** `20`, `20-29`, `18-` or `-17` as a range of whole years; undefined when it is none. */
export const parseAge = (typed: string): { from?: number; to?: number } | undefined => {
	const [, from = "", dash, to = ""] = /^(\d{1,3})?(-)?(\d{1,3})?$/.exec(typed) ?? [];
	if (from === "" && to === "") return undefined;
	const last = dash === undefined ? from : to;
	return { ...(from === "" ? {} : { from: Number(from) }), ...(last === "" ? {} : { to: Number(last) }) };
};

/** `vessel=Sea Snake` as a thing; undefined when it is none. */
const parseThing = (typed: string): { kind: string; value: string } | undefined => {
	const at = typed.indexOf("=");
	const [kind, value] = [typed.slice(0, at).trim(), typed.slice(at + 1).trim()];
	return at > 0 && kind !== "" && value !== "" ? { kind, value } : undefined;
};

/** A report of its own, or what is wrong with the options. The hub has the last word on values. */
export const reportOf = (o: ReportOptions): { report: Record<string, unknown> } | { faults: Fault[] } => {
	const faults: Fault[] = [];
	const occurred = o.when === undefined ? undefined : parseDays(o.when);
	if (o.when !== undefined && !occurred)
		faults.push({
			at: "--when",
			message: `"${o.when}" is not like 2026-01-31 or 2026-01-31..2026-02-04, days of the calendar, the earlier first`,
		});
	const things = (o.thing ?? []).map((typed) => {
		const thing = parseThing(typed);
		if (!thing) faults.push({ at: "--thing", message: `"${typed}" is not like vessel=Sea Snake` });
		return thing;
	});
	if (o.channel === undefined && o.coded === undefined)
		faults.push({ at: "--channel", message: "is needed, or --coded with the codes of the paper form" });
	if (faults.length > 0) return { faults };
	const fields = {
		coded: o.coded,
		channel: o.channel,
		callerCategory: o.caller,
		urgency: o.urgency,
		observations: o.saw,
		occurred,
		country: o.country,
		place: o.place,
		personsSeen: o.persons,
		childrenSeen: o.children,
		narrative: o.text,
		things: things.length > 0 ? things : undefined,
	};
	return { report: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) };
};

/** A report under its own id and time of writing: the two that make it one report however often it is sent. */
export const sealed = (
	report: Record<string, unknown>,
	o: { newId: () => string; now: number; capturedAt?: string | undefined },
): Record<string, unknown> => {
	const time = o.capturedAt === undefined ? o.now : momentMs(o.capturedAt);
	if (!Number.isFinite(time))
		throw usageError(`"${o.capturedAt}" is not a time.`, "Give --captured-at like 2026-01-31T12:00:00Z.");
	return { clientId: o.newId(), capturedAt: new Date(time).toISOString(), ...report };
};

/** A report that waits in a file, and whom it is for as it was typed. */
export type Queued = { to?: string; report: Record<string, unknown> };

/** One line of the file; a fault says what is wrong with it. */
export const readQueued = (line: string): Queued | { fault: string } => {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return { fault: "is not JSON: the line was cut off or changed" };
	}
	const { to, report } = (typeof value === "object" && value !== null ? value : {}) as Partial<Queued>;
	if (typeof report !== "object" || report === null) return { fault: "holds no report" };
	if (typeof report.clientId !== "string" || !uuid.test(report.clientId))
		return { fault: "has no clientId, which makes it one report however often it is sent" };
	return { report, ...(typeof to === "string" ? { to } : {}) };
};
