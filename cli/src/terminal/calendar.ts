import { isDay, isMoment } from "@seamark/values/readers";
import type { Fault } from "./exit.ts";

/** Fields of drafts that hold a day or a time. */
const timed = new Set(["from", "to", "until", "expiresAt", "capturedAt"]);

/**
 * Days and times in a draft that no calendar and no clock has, and ranges that are turned round. What waits in a file for a connection
 * is checked now, while somebody is there to correct it.
 */
export const calendarFaults = (value: unknown, at = ""): Fault[] => {
	if (Array.isArray(value)) return value.flatMap((one, n) => calendarFaults(one, `${at}/${n}`));
	if (typeof value !== "object" || value === null) return [];
	const { from, to, until } = value as Record<string, unknown>;
	const end = to ?? until;
	const turned = [from, end].every((one) => typeof one === "string" && isTime(one)) && String(from) > String(end);
	return [
		...Object.entries(value).flatMap(([name, one]) =>
			timed.has(name) && typeof one === "string" && /^\d/.test(one) && !isTime(one)
				? [
						{
							at: `${at}/${name}`,
							message: "is no day or time of the calendar, such as 2026-01-31 or 2026-01-31T12:00:00Z",
						},
					]
				: calendarFaults(one, `${at}/${name}`),
		),
		...(turned ? [{ at: `${at}/from`, message: "lies behind the end of the range; swap the two" }] : []),
	];
};

const isTime = (text: string): boolean => isDay(text) || isMoment(text);
