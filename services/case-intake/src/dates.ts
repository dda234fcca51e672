import type { Fault } from "@seamark/errors";
import { liesAhead } from "@seamark/values";
import type { AgeRange, DateRange } from "./schema.ts";

/** What schemas cannot say about dates and ages. `now` is milliseconds since the epoch. */

/** Nothing that is recorded here happened before: earlier dates are slips of the pen. */
const earliest = Date.parse("1900-01-01");
export const rangeFaults = (
	range: DateRange | undefined,
	at: string,
	now: number,
	o: { future?: true } = {},
): Fault[] => {
	if (!range) return [];
	const ends = (["from", "to"] as const).flatMap((end) => {
		const day = range[end];
		if (day === undefined) return [];
		const time = Date.parse(day);
		if (time < earliest) return [{ at: `${at}/${end}`, message: "lies before 1900; check the year" }];
		if (!o.future && liesAhead(day, now))
			return [
				{ at: `${at}/${end}`, message: "lies in the future; check the date, or leave it out when it is unknown" },
			];
		return [];
	});
	const order =
		range.from !== undefined && range.to !== undefined && range.from > range.to
			? [{ at: `${at}/to`, message: "lies before from; swap the two, or leave out the end that is unknown" }]
			: [];
	return [...ends, ...order];
};

export const ageFaults = (age: AgeRange | undefined, at: string): Fault[] =>
	age?.from !== undefined && age.to !== undefined && age.from > age.to
		? [{ at: `${at}/to`, message: "is less than from; swap the two, or leave out the end that is unknown" }]
		: [];
