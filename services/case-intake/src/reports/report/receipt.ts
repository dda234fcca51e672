import { HubError } from "@seamark/errors";
import { readSpoken, receiptLetters, receiptPrefix, spokenLetters } from "@seamark/values";

/** The ids that a receipt may be of, the first and the last, however it was typed. Throws VALIDATION where a letter is wrong. */
export const idsOfReceipt = (text: string): { first: string; last: string } => {
	const letters = readSpoken(text, receiptPrefix, receiptLetters);
	if (letters === undefined) {
		const message = `"${text.slice(0, 40)}" is no receipt of a report: a letter is missing or was misheard. Have it read out again`;
		throw new HubError("VALIDATION", { faults: [{ at: "querystring /receipt", message }] });
	}
	let bits = 0n;
	for (const letter of letters.slice(0, -1)) bits = (bits << 5n) | BigInt(spokenLetters.indexOf(letter));
	return { first: idFrom(bits << 1n, "0"), last: idFrom((bits << 1n) | 1n, "f") };
};

const idFrom = (bits: bigint, rest: string): string => {
	const hex = bits.toString(16).padStart(9, "0").padEnd(32, rest);
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};
