import { isDay } from "./days.ts";

/**
 * RFC 3339, and what else programs write of it: a small t or z, a blank for the T, an offset without a colon. Seconds may be 60. More
 * decimals than a hundred are no time: anyone who reads them would be kept busy by them.
 */
const shape = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,100}))?(?:[Zz]|([+-])(\d\d):?(\d\d))$/;

/**
 * A key that sorts by time at full precision, or null for what the calendar and the clock do not have: every decimal counts, and a leap
 * second comes after the second before it. Senders issue versions a microsecond apart, so versions are compared by this alone.
 */
export const instantKey = (value: unknown): string | null => {
	const parts = typeof value === "string" ? shape.exec(value) : null;
	if (!parts) return null;
	const [, day = "", hour, minute, second = "", fraction = "", sign, hours = "0", minutes = "0"] = parts;
	if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
	if (Number(hours) > 23 || Number(minutes) > 59) return null;
	const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
	const utc = new Date(Date.parse(`${day}T${hour}:${minute}:00Z`) - ahead).toISOString();
	// Before the year 0 and after 9999 ISO writes a sign, which sorts elsewhere.
	return /^\d/.test(utc) ? `${utc.slice(0, 16)}:${second}.${fraction.replace(/0+$/, "")}` : null;
};

/** Whether a text is a moment that the calendar and the clock have. */
export const isMoment = (text: string): boolean => instantKey(text) !== null;

/** Milliseconds since the epoch, cut off below. A leap second counts as the one after it. NaN for no moment. */
export const momentMs = (text: unknown): number => {
	const key = instantKey(text);
	if (key === null) return Number.NaN;
	return (
		Date.parse(`${key.slice(0, 16)}Z`) + Number(key.slice(17, 19)) * 1_000 + Number(key.slice(20, 23).padEnd(3, "0"))
	);
};

/** A moment as every program reads it: as it was written where JavaScript and PostgreSQL can, and else to the millisecond. */
export const plainMoment = (text: string): string =>
	text.length <= 40 && !Number.isNaN(Date.parse(text)) && /^.{10}T/.test(text)
		? text
		: new Date(momentMs(text)).toISOString();

/** The earlier one of two moments, at full precision; the other where one is absent. */
export const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
	a && b ? ((instantKey(a) ?? "") <= (instantKey(b) ?? "") ? a : b) : (a ?? b);

const dayMs = 86_400_000;

/** Whether a day, or a moment, lies ahead for everybody. Clocks differ by time zones and minutes, and not by days. */
export const liesAhead = (text: string, now: number): boolean => {
	const at = momentMs(text);
	return (Number.isNaN(at) ? Date.parse(text) : at) > now + dayMs;
};
