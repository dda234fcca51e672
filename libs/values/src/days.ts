/** Days of the calendar, as ISO 8601 writes them, and whether they have begun. */

const hourMs = 3_600_000;
/** A day begins on the Line Islands fourteen hours before it does in UTC. */
const earliestMs = 14 * hourMs;

/** 2026-02-28, and not 2026-02-30, which JavaScript takes for a day of March. By numbers alone: files have a million of them. */
export const isDay = (text: string): boolean => {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const month = Number(text.slice(5, 7));
	const day = Number(text.slice(8));
	return day >= 1 && month >= 1 && month <= 12 && day <= daysOf(Number(text.slice(0, 4)), month);
};

const daysOf = (year: number, month: number): number => {
	if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

/** The day that it is where it is latest: nobody's today is after it. `now` is milliseconds since the epoch. */
export const latestDay = (now: number): string => new Date(now + earliestMs).toISOString().slice(0, 10);

/** First and last day that an ISO date of a day, a month or a year can mean. */
export const dayRange = (text: string): { from: string; to: string } | undefined => {
	const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
	if (!parts) return undefined;
	const [, year = "", month, day] = parts;
	const from = `${year}-${month ?? "01"}-${day ?? "01"}`;
	if (!isDay(from)) return undefined;
	if (day !== undefined) return { from, to: from };
	// Day 0 of the month after is the last of this one.
	const last = new Date(0);
	last.setUTCFullYear(Number(year), Number(month ?? "12"), 0);
	return { from, to: `${year}-${month ?? "12"}-${String(last.getUTCDate()).padStart(2, "0")}` };
};
