import { phoneOf } from "@seamark/matching";
import type { EntityKind } from "../../codes/cases.ts";

/**
 * The form by which things are compared: `AB-12 34` and `ab1234` are one number plate, and so is one that was written with
 * Cyrillic letters that look Latin or with Arabic digits. The value as it was written is kept beside it. Empty where
 * nothing is left to compare. `country`: ISO 3166-1 alpha-2, of the country by whose ways it was written; may be empty.
 */
export const entityKey = (kind: EntityKind, value: string, country = ""): string => {
	switch (kind) {
		case "phone":
			return phoneOf(value, country)?.whole || phoneDigits(value);
		case "vessel":
			return vesselKey(value);
		case "legalPerson":
			return companyKey(value);
		default:
			return plainLetters(value);
	}
};

/** Of a thing that may say its country itself; `home` is that of whoever wrote it down. */
export const keyOf = ({ kind, value, country }: { kind: EntityKind; value: string; country: string }, home: string) =>
	entityKey(kind, value, country || home);

const phoneDigits = (value: string): string => plainLetters(value).replace(/\D/g, "").replace(/^00/, "");

/** Letters and digits alone: no marks, no spaces, and none of the signs that turn the direction of writing around. */
export const plainLetters = (value: string): string =>
	// Again in capitals, which some letters look alike in only.
	alike(alike(value).toUpperCase()).replace(/[^\p{L}\p{N}]/gu, "");

const alike = (value: string): string =>
	[...value.normalize("NFKD")].map((letter) => lookalikes.get(letter) ?? digitOf(letter) ?? letter).join("");

/** A number of the IMO or an MMSI where it is one; the name without the sort of vessel before it otherwise. */
const vesselKey = (value: string): string => {
	const plain = plainLetters(value);
	const number = /^(IMO|MMSI)?(\d+)$/.exec(plain);
	if (number) {
		const [, sort, digits = ""] = number;
		if (sort !== "MMSI" && digits.length === 7) return `IMO${digits}`;
		if (sort !== "IMO" && digits.length === 9) return `MMSI${digits}`;
	}
	// A sign that turns the direction of writing around must not hide the sort of vessel.
	const shown = value.replace(/\p{Cf}/gu, "");
	return plainLetters(shown.replace(/^\s*(?:[MFS]\s*[/.]?\s*[VTYS]\.?)\s+(?=\S)/i, "")) || plain;
};

/** Source: the usual forms of companies in the registers of the region and of the countries that it trades with. */
const companyForms = new Set(
	"LTD LIMITED PTY PROPRIETARY INC INCORPORATED CORP CORPORATION CO COMPANY LLC LLP PLC GMBH AG SA SARL SAS BV NV SRL SPA SDN BHD PTE PT TBK KK AB AS OY".split(
		" ",
	),
);

const companyKey = (value: string): string => {
	// Marks that belong to a form go first: S.A., Pty. Ltd.
	const words = value.replaceAll(/[.'’]/g, "").split(/[\s,;()&/-]+/);
	while (words.length > 1 && companyForms.has(plainLetters(words.at(-1) ?? ""))) words.pop();
	return plainLetters(words.join(""));
};

/** Source: confusables of Unicode Technical Standard 39, as far as Cyrillic and Greek capitals and small letters go. */
const pairs =
	"А A В B С C Е E Н H І I Ј J К K М M О O Р P Ѕ S Т T Х X У Y а a с c е e і i ј j о o р p ѕ s х x у y Α A Β B Ε E Ζ Z Η H Ι I Κ K Μ M Ν N Ο O Ρ P Τ T Υ Y Χ X ο o ν v".split(
		" ",
	);
const lookalikes = new Map(
	pairs.flatMap((letter, index) => (index % 2 === 0 ? [[letter, pairs[index + 1] ?? letter] as const] : [])),
);

/** Where the ten digits of a script begin; those that NFKD turns into ours are left out. Source: Unicode 17, Nd. */
const zeros = [
	0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
	0x17e0, 0x1810,
];

const digitOf = (letter: string): string | undefined => {
	const point = letter.codePointAt(0) ?? 0;
	const zero = zeros.find((one) => point >= one && point < one + 10);
	return zero === undefined ? undefined : String(point - zero);
};
