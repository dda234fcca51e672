import { foldCode, legible } from "./fold.ts";

/** Ships are known by their IMO number, by the MMSI of their radio, and by name. */

const mostCharacters = 1_000;
/** `IMO No. 9074729`, `O.M.I. 9074729`, `MMSI: 518-123-456`: the sort of number, and digits with signs between them. */
const said =
	/\b(i\.?m\.?o\.?|o\.?m\.?i\.?|m\.?m\.?s\.?i\.?)(?:[\s.:#-]|n[°º]|(?:no|nr|num|number|nummer|numero)\b)*(?:is\s+)?(\d(?:[ .-]?\d)*)/giu;
const bare = /(?<![\p{L}\p{N}])\d{7}(?:\d\d)?(?![\p{L}\p{N}])/gu;
/** What is before the name of a ship and is no part of it. */
const sorts = /^\s*(?:[MFS]\s*[/.]?\s*[VTYS]\.?|vessel|ship|boat)\s+(?=\S)/i;

export type VesselNumber = { sort: "IMO" | "MMSI"; digits: string };

/** The numbers that a text says, right or wrong, and what else it says. */
export const readVessel = (text: string): { numbers: VesselNumber[]; name: string } => {
	const plain = legible(text.slice(0, mostCharacters));
	const numbers: VesselNumber[] = [];
	let rest = plain.replace(said, (_, sort: string, digits: string) => {
		numbers.push({ sort: /s/i.test(sort) ? "MMSI" : "IMO", digits: digits.replace(/\D/g, "") });
		return " ";
	});
	// Nothing but a number: the digits say of which sort it is.
	if (
		numbers.length === 0 &&
		/^\D*$/.test(rest.replace(/\d(?:[ .-]?\d)*/, "")) &&
		foldCode(rest.replace(/\d(?:[ .-]?\d)*/, "")) === ""
	) {
		const digits = rest.replace(/\D/g, "");
		if (digits.length === 7 || digits.length === 9)
			return { numbers: [{ sort: digits.length === 7 ? "IMO" : "MMSI", digits }], name: "" };
	}
	rest = rest.replace(bare, (digits) => {
		const sort = digits.length === 7 ? "IMO" : "MMSI";
		if (!(sort === "IMO" ? isImo(digits) : isMmsi(digits))) return digits;
		numbers.push({ sort, digits });
		return " ";
	});
	return { numbers, name: nameOf(rest) };
};

const nameOf = (text: string): string => foldCode(text.replace(sorts, "")) || foldCode(text);

/** IMO Resolution A.1117(30): the sum of the first six digits times 7 to 2 ends in the seventh. */
export const isImo = (digits: string): boolean => {
	if (!/^\d{7}$/.test(digits)) return false;
	const sum = [...digits.slice(0, 6)].reduce((all, digit, at) => all + Number(digit) * (7 - at), 0);
	return sum % 10 === Number(digits[6]);
};

/**
 * ITU-R M.585: no digit checks the others, but three name the country (Maritime Identification Digits). They come first for
 * ships, and after 0, 00, 111, 8, 98 or 99 for groups, coast stations, aircraft, handhelds, craft and marks.
 */
export const isMmsi = (digits: string): boolean => {
	if (!/^\d{9}$/.test(digits)) return false;
	const country = /^(?:00|0|111|8|98|99)?([2-7]\d\d)/.exec(digits)?.[1];
	return country !== undefined && Number(country) >= 201 && Number(country) <= 775;
};

/** One key for each number, and one for a name beside them. */
export const vesselKeys = (text: string): string[] => {
	const { numbers, name } = readVessel(text);
	const keys = numbers.map(({ sort, digits }) => `${sort}${digits}`);
	return [...new Set(name.length > 1 || keys.length === 0 ? [...keys, name] : keys)].filter((key) => key !== "");
};
