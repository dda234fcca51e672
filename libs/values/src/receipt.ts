import { checkLetter, grouped, spokenLetters } from "./spoken.ts";

export const receiptPrefix = "R";
export const receiptLetters = 8;

/** The receipt of a report follows from the first 35 bits of its id, so that nothing is stored for it, and its last letter checks the rest. */
export const receiptOf = (reportId: string): string => {
	const bits = BigInt(`0x${reportId.replaceAll("-", "").slice(0, 9)}`) >> 1n;
	const letters = Array.from(
		{ length: receiptLetters - 1 },
		(_, at) => spokenLetters[Number((bits >> BigInt(5 * (6 - at))) & 31n)],
	);
	return grouped(receiptPrefix, letters.join("") + checkLetter(letters.join("")), 4);
};
