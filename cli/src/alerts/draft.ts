import type { Body } from "@seamark/client";
import { isDay } from "@seamark/values/readers";
import type { Fault } from "../terminal/exit.ts";

/** What `alerts raise` takes instead of a file. */
export type DraftOptions = {
	kind?: string;
	topic?: string;
	urgency?: string;
	title?: string;
	summary?: string;
	ages?: string;
	about?: string[];
	method?: string[];
	exploitation?: string[];
	tlp?: string;
	toRegions?: string[];
	toCountries?: string[];
	toKinds?: string[];
	toAgencies?: string[];
	exclude?: string[];
	grading?: string;
	use?: string[];
	expires?: string;
};

const required = {
	kind: "--kind",
	topic: "--topic",
	title: "--title",
	summary: "--summary",
	tlp: "--tlp",
	grading: "--grading",
} as const;

/** `4x4:B2`, `5x5x5:B23`, `3x5x2:2CP`; with slashes where a code has more than one character: `4x4:B/2`. */
export const parseGrading = (
	typed: string,
): { scheme: string; source: string; information: string; handling?: string } | undefined => {
	const [, scheme, codes = ""] =
		/^(\d(?:x\d){1,2}):([A-Za-z0-9]{2,3}|[A-Za-z0-9]+(?:\/[A-Za-z0-9]+){1,2})$/.exec(typed) ?? [];
	if (!scheme) return undefined;
	const [source = "", information = "", handling] = codes.includes("/") ? codes.split("/") : [...codes];
	return {
		scheme,
		source: source.toUpperCase(),
		information: information.toUpperCase(),
		...(handling ? { handling: handling.toUpperCase() } : {}),
	};
};

const units: Record<string, number> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `72h`, `30d`, `8w` from `now` (milliseconds since the epoch), or a date or time as it is; undefined when it is neither. */
export const parseExpiry = (typed: string, now: number): string | undefined => {
	const [, count, unit = ""] = /^(\d{1,4})([hdw])$/.exec(typed) ?? [];
	if (count) return new Date(now + Number(count) * (units[unit] ?? 0)).toISOString();
	if (isDay(typed)) return `${typed}T23:59:59Z`;
	// Without seconds, or without a zone, which is then that of this computer.
	const [, day = "", minute = "", rest = ""] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d)(.*)$/.exec(typed) ?? [];
	const whole =
		/^(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?$/.test(rest) && isDay(day)
			? Date.parse(day + minute + rest)
			: Number.NaN;
	return Number.isNaN(whole) ? undefined : new Date(whole).toISOString();
};

const some = <T>(name: string, list: readonly T[] | undefined) => (list && list.length > 0 ? { [name]: list } : {});

/** The draft that the options describe, or everything that is wrong with them. The hub has the last word on values. */
export const draftOf = (o: DraftOptions, now: number): { draft: Body<"raiseAlert"> } | { faults: Fault[] } => {
	const faults: Fault[] = Object.entries(required)
		.filter(([name]) => !o[name as keyof typeof required])
		.map(([, option]) => ({ at: option, message: "is needed" }));
	const grading = o.grading === undefined ? undefined : parseGrading(o.grading);
	if (o.grading && !grading)
		faults.push({ at: "--grading", message: `"${o.grading}" is not like 4x4:B2, scheme:source-and-information` });
	const expiresAt = o.expires === undefined ? undefined : parseExpiry(o.expires, now);
	if (o.expires && !expiresAt)
		faults.push({
			at: "--expires",
			message: `"${o.expires}" is not like 30d, 72h, 2030-12-31 or 2030-12-31T12:00:00Z`,
		});
	if (faults.length > 0) return { faults };
	const draft = {
		kind: o.kind,
		topic: o.topic,
		urgency: o.urgency ?? "routine",
		title: o.title,
		summary: o.summary,
		...(o.ages ? { ages: o.ages } : {}),
		...some("countries", o.about),
		...some("exploitation", o.exploitation),
		...some("modusOperandi", o.method),
		grading,
		handling: {
			tlp: o.tlp,
			audience: {
				...some("regions", o.toRegions),
				...some("countries", o.toCountries),
				...some("kinds", o.toKinds),
				...some("agencies", o.toAgencies),
				...some("excluded", o.exclude),
			},
			...(o.use && o.use.length > 0 ? { use: { codes: o.use } } : {}),
			...(expiresAt ? { expiresAt } : {}),
		},
	};
	return { draft: draft as Body<"raiseAlert"> };
};

/** An alert as `alerts show --json` prints it, back as a draft. Fields that the hub sets are left out; unknown ones stay for it to refuse. */
export const draftOfAlert = (alert: Record<string, unknown>): { draft: Record<string, unknown>; version?: number } => {
	const {
		id: _id,
		code: _code,
		version,
		status: _status,
		originator: _originator,
		raisedAt: _raised,
		changedAt: _changed,
		changed: _parts,
		related: _related,
		...draft
	} = alert;
	const handling = draft.handling as Record<string, unknown> | undefined;
	if (handling && handling.expiresAt === null) {
		const { expiresAt: _never, ...rest } = handling;
		draft.handling = rest;
	}
	return { draft, ...(typeof version === "number" ? { version } : {}) };
};
