import { createHash } from "node:crypto";
import type { Work } from "../queue.ts";

const stamp = (millis: number) => `${new Date(millis).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

/**
 * Times as an iCalendar (RFC 5545), one entry for each duty. It says whose side is due and nothing else: no number, no kind, no name, since
 * who has the address reads it without a token. No text of anybody is in it, so nothing has to be escaped or folded.
 */
export const calendarOf = (work: readonly Work[], now: number): string => {
	const entries = work.flatMap(({ agency, id, owed }) =>
		owed.flatMap(({ duty, since, due, mine }) => [
			"BEGIN:VEVENT",
			`UID:${createHash("sha256").update(`${agency} ${id} ${duty} ${since}`).digest("hex").slice(0, 40)}`,
			`DTSTAMP:${stamp(now)}`,
			`DTSTART:${stamp(due)}`,
			`SUMMARY:${mine ? "Seamark: a term of ours ends" : "Seamark: a term of theirs ends"}`,
			"CLASS:PRIVATE",
			...(mine ? ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Seamark", "TRIGGER:-P1D", "END:VALARM"] : []),
			"END:VEVENT",
		]),
	);
	return `${["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seamark//mla//EN", ...entries, "END:VCALENDAR"].join("\r\n")}\r\n`;
};
