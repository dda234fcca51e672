import { type AgeBand, ageBands } from "../../codes/persons.ts";
import type { AgeRange, DateRange } from "../../schema.ts";

/**
 * The band that holds the whole range. Where it crosses from one into another, child or adult as far as that is known. A child is under
 * 18.
 */
export const ageBandOf = (age: { from: number | null; to: number | null } | null): AgeBand => {
	if (!age) return "unknown";
	const { from, to } = age;
	const band = ageBands.find((one) => {
		if (from === null || !/^[0-9]/.test(one)) return false;
		const [least, most] = one === "48+" ? [48, 130] : one.split("-").map(Number);
		return least !== undefined && most !== undefined && from >= least && (to ?? 130) <= most;
	});
	if (band) return band;
	if (to !== null && to < 18) return "child";
	return from !== null && from >= 18 ? "adult" : "unknown";
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
