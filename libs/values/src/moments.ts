import { isDay } from "./days.ts";

/** RFC 3339 with a T and no blank, as STIX and every export of ours write it; seconds may be 60, fractions as fine as they like. */
const shape = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,100}))?(Z|[+-]\d\d:\d\d)$/;

type Parts = { ms: number; fraction: string };

/** The whole second in UTC, and what is finer. */
const partsOf = (text: string): Parts | undefined => {
	const [, day = "", hour, minute, second, fraction = "", zone = ""] = shape.exec(text) ?? [];
	if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
	if (zone !== "Z" && (Number(zone.slice(1, 3)) > 23 || Number(zone.slice(4)) > 59)) return undefined;
	const ms = Date.parse(`${day}T${hour}:${minute}:00${zone}`) + Number(second) * 1_000;
	return { ms, fraction: fraction.replace(/0+$/, "") };
};

/** Whether a text is a moment that the calendar and the clock have. */
export const isMoment = (text: string): boolean => partsOf(text) !== undefined;

/** Milliseconds since the epoch, cut off below. NaN for no moment. */
export const momentMs = (text: string): number => {
	const parts = partsOf(text);
	return parts ? parts.ms + Number(parts.fraction.slice(0, 3).padEnd(3, "0")) : Number.NaN;
};
