import { isDay } from "@seamark/values";

export const partyKinds = [
	"person",
	"company",
	"arrangement",
	"state",
	"vehicle",
	"vessel",
	"real-estate",
	"unknown",
] as const;

/** Somebody or something that owns, or is owned, under the key that its file gives it. */
export type Party = { key: string; kind: (typeof partyKinds)[number]; names: string[] };

/** One interest of somebody in something, as one statement says it. */
export type Holding = {
	/** Of the statement and its interest. */
	ref: string;
	/** The same for every statement on the same relationship: the latest one counts. */
	record: string;
	owner: string;
	of: string;
	interest: "share" | "control" | "director";
	/** What it says is itself the sum of a chain: it is no link of one. */
	indirect: boolean;
	/** Parts of the whole, from 0 to 1; both null where no part is stated. */
	least: number | null;
	most: number | null;
	/** Days. */
	from: string | undefined;
	until: string | undefined;
	said: string;
	ended: boolean;
};

/** A day of its first ten signs; a year or a month is taken as its first day. */
export const dayOf = (text: string): string | undefined => {
	const [year = "", month = "01", day = "01"] = text.slice(0, 10).split("-");
	const whole = `${year}-${month}-${day}`;
	return isDay(whole) ? whole : undefined;
};

/** Per cents as parts of the whole, or why they are none. */
export const partOf = (given: {
	least: number;
	most: number;
}): { least: number; most: number } | { column: string; reason: string } => {
	const { least, most } = given;
	const isRange = Number.isFinite(least) && Number.isFinite(most) && least >= 0 && least <= most && most <= 100;
	return isRange
		? { least: least / 100, most: most / 100 }
		: { column: "share", reason: "is no share, and no range of shares, between 0 and 100 %" };
};
