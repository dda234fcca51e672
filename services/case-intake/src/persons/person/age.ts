import { type AgeBand, ageBands } from "../../codes/persons.ts";
import type { AgeRange, DateRange } from "../../schema.ts";

/** The band that holds the whole range; unknown where the range crosses from one into another. */
export const ageBandOf = (age: { from: number | null; to: number | null } | null): AgeBand => {
	if (!age || age.from === null) return "unknown";
	const { from, to } = age;
	const band = ageBands.find((one) => {
		const [least, most] = one === "48+" ? [48, 130] : one.split("-").map(Number);
		return least !== undefined && most !== undefined && from >= least && (to ?? 130) <= most;
	});
	return band ?? "unknown";
};

/** Whole years from a birth that is known roughly, on a day. `now` is milliseconds since the epoch. */
export const ageFromBirth = (birth: DateRange, now: number): AgeRange => ({
	...(birth.to === undefined ? {} : { from: yearsSince(birth.to, now) }),
	...(birth.from === undefined ? {} : { to: yearsSince(birth.from, now) }),
});

const yearsSince = (day: string, now: number): number => {
	const today = new Date(now).toISOString().slice(0, 10);
	const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4));
	return Math.max(0, today.slice(5) < day.slice(5) ? years - 1 : years);
};
