import { accountKeys, isBrokenIban } from "./accounts.ts";
import { companyKey } from "./companies.ts";
import { foldCode } from "./fold.ts";
import { codesIn } from "./labelled.ts";
import { phonesIn } from "./phones-in.ts";
import { isImo, isMmsi, readVessel, vesselKeys } from "./vessels.ts";

/** Sorts of things that cases have in common. */
export type ThingKind = "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";

/**
 * What a thing is compared by: one key for each value that the text holds, in their order; none where nothing is left to compare.
 * `AB-12 34` and `ab1234` are one plate, `passport no. L7788990` is the document L7788990. `country`: ISO 3166-1 alpha-2, of the
 * country by whose ways it was written; may be empty.
 */
export const keysOfThing = (kind: ThingKind, text: string, country = ""): string[] => readers[kind](text, country);

const one = (key: string): string[] => (key === "" ? [] : [key]);

const readers: Record<ThingKind, (text: string, country: string) => string[]> = {
	phone: (text, country) => phonesIn(text, country).map(({ whole, digits }) => whole || digits.replace(/^00/, "")),
	document: (text) => codesIn("document", text),
	vehicle: (text) => codesIn("vehicle", text),
	account: accountKeys,
	vessel: vesselKeys,
	legalPerson: (text) => one(companyKey(text)),
	place: (text) => one(foldCode(text)),
};

/** What is wrong with a thing as it was written, in words; undefined when it can be compared. */
export const thingFault = (kind: ThingKind, text: string): string | undefined => {
	const keys = keysOfThing(kind, text);
	if (keys.length === 0 && kind !== "phone") return "has no letter or digit to compare by";
	const lengths = limits[kind];
	return checks[kind]?.(text) ?? (keys.every(lengths.fits) && keys.length > 0 ? undefined : lengths.says);
};

const between = (least: number, most: number, what: string) => ({
	fits: (key: string) => key.length >= least && key.length <= most,
	says: `must have ${least} to ${most} ${what}`,
});

const limits: Record<ThingKind, ReturnType<typeof between>> = {
	// ITU-T E.164: at most 15 digits.
	phone: between(5, 15, "digits"),
	vehicle: between(2, 17, "letters or digits of a plate or chassis"),
	vessel: between(2, 100, "letters or digits of a name or call sign"),
	account: between(4, 100, "letters or digits"),
	document: between(3, 40, "letters or digits"),
	legalPerson: between(2, 300, "letters or digits"),
	place: between(2, 300, "letters or digits"),
};

const checks: Partial<Record<ThingKind, (text: string) => string | undefined>> = {
	phone: (text) =>
		/\p{L}/u.test(text) && !phonesIn(text, "").some(({ digits }) => digits.length >= 5)
			? "must be a number; write letters of a keypad as digits"
			: undefined,
	vessel: (text) => {
		const { numbers, name } = readVessel(text);
		if (numbers.some(({ sort, digits }) => sort === "IMO" && !isImo(digits)))
			return "is no IMO number: it has seven digits, and the last does not fit the others; one is mistyped";
		if (numbers.some(({ sort, digits }) => sort === "MMSI" && !isMmsi(digits)))
			return "is no MMSI: it has nine digits, of which three name a country (201 to 775); one is mistyped";
		return numbers.length === 0 && /^\d+$/.test(name)
			? "is neither an IMO number (seven digits) nor an MMSI (nine)"
			: undefined;
	},
	account: (text) =>
		isBrokenIban(text)
			? "looks like an IBAN, and its check digits do not fit; one letter or digit is mistyped"
			: undefined,
};
