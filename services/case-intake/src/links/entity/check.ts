import type { EntityKind } from "../../codes/cases.ts";
import { entityKey, plainLetters } from "./key.ts";

/** What is wrong with a thing as it was written, in words; undefined when it can be compared. */
export const entityFault = (kind: EntityKind, value: string): string | undefined => {
	const key = entityKey(kind, value);
	if (key === "" && kind !== "phone") return "has no letter or digit to compare by";
	return checks[kind](key, value);
};

const lengths =
	(least: number, most: number, what: string) =>
	(key: string): string | undefined =>
		key.length < least || key.length > most ? `must have ${least} to ${most} ${what}` : undefined;

const checks: Record<EntityKind, (key: string, value: string) => string | undefined> = {
	// ITU-T E.164: at most 15 digits.
	phone: (key, value) =>
		/\p{L}/u.test(value.replace(/ext?\.?|tel\.?|phone/gi, ""))
			? "must be a number; write letters of a keypad as digits"
			: lengths(5, 15, "digits")(key),
	vehicle: lengths(2, 17, "letters or digits of a plate or chassis"),
	vessel: (key, value) => vesselFault(key, plainLetters(value)),
	account: (key) =>
		/^[A-Z]{2}\d{2}[A-Z0-9]{11,}$/.test(key) ? ibanFault(key) : lengths(4, 100, "letters or digits")(key),
	document: lengths(3, 40, "letters or digits"),
	legalPerson: lengths(2, 300, "letters or digits"),
	place: lengths(2, 300, "letters or digits"),
};

const vesselFault = (key: string, plain: string): string | undefined => {
	const imo = /^IMO(\d+)$/.exec(key)?.[1];
	if (imo !== undefined)
		return isImo(imo)
			? undefined
			: "is no IMO number: it has seven digits, and the last does not fit the others; one is mistyped";
	const mmsi = /^MMSI(\d+)$/.exec(key)?.[1];
	if (mmsi !== undefined)
		return isMmsi(mmsi)
			? undefined
			: "is no MMSI: it has nine digits, of which three name a country (201 to 775); one is mistyped";
	if (/^\d+$/.test(plain)) return "is neither an IMO number (seven digits) nor an MMSI (nine)";
	return lengths(2, 100, "letters or digits of a name or call sign")(key);
};

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

const ibanFault = (iban: string): string | undefined =>
	iban.length <= 34 && isIban(iban)
		? undefined
		: "looks like an IBAN, and its check digits do not fit; one letter or digit is mistyped";

/** ISO 13616: letters count from 10, the first four come last, and the whole leaves 1 when divided by 97. */
export const isIban = (iban: string): boolean => {
	const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((letter) => parseInt(letter, 36)).join("");
	return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
};
