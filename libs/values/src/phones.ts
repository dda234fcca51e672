import {
	type CountryCode,
	getCountryCallingCode,
	isSupportedCountry,
	type PhoneNumber,
	parsePhoneNumberFromString,
} from "libphonenumber-js/max";

/**
 * A telephone number as it is compared: the digits that were written, and the whole number of Recommendation ITU-T E.164 without its
 * plus, as far as it can be told. Empty where the number names no country and none is known for it.
 */
export type Phone = { digits: string; whole: string };

/** Shorter numbers are services, or too little to tell anybody by. */
export const leastDigits = 7;
const mostDigits = 15;

/** One number as it is in a text. `plus`: it begins with a plus; `zero`: digits that some dial and some do not are in it, as in +64 (0)21. */
export type Written = { digits: string; plus: boolean; withoutZero?: string };

export type Read = Phone & { country: string; sure: boolean };

/**
 * The plans of all countries are those of libphonenumber. A number is read in every way in which it can have been meant, and what is
 * given out comes first; then what is as long as numbers are. `country`: ISO 3166-1 alpha-2, of the country in which it was
 * written down; may be empty.
 */
export const readPhone = ({ digits, plus, withoutZero }: Written, country: string): Read => {
	const home = isSupportedCountry(country) ? country : undefined;
	const forms = withoutZero === undefined ? [digits] : [withoutZero, digits];
	const readings = forms.flatMap((form) =>
		plus ? fromAbroad(form) : [...dialled(form, home), ...withCode(form, home), ...national(form, home)],
	);
	const best = readings.find((one) => one.isValid()) ?? readings.find((one) => one.isPossible());
	const given = (best ?? readings[0])?.number.slice(1) ?? "";
	const whole = given.length >= leastDigits && given.length <= mostDigits ? given : "";
	return { digits, whole, country: best?.country ?? home ?? "", sure: best !== undefined };
};

const parsed = (text: string, country?: CountryCode): PhoneNumber[] => {
	const one = parsePhoneNumberFromString(
		text,
		country === undefined ? { extract: false } : { defaultCountry: country, extract: false },
	);
	return one ? [one] : [];
};

/** A number that begins with the code of a country. Some write the prefix of calls within the country behind the code as well. */
const fromAbroad = (digits: string): PhoneNumber[] => parsed(`+${digits}`);

/** 00 is understood everywhere; what else a country dials to get abroad, the library knows. */
const dialled = (digits: string, home: CountryCode | undefined): PhoneNumber[] =>
	digits.startsWith("00") && digits.length > leastDigits + 2
		? [...fromAbroad(digits.slice(2)), ...national(digits, home)]
		: [];

/** With the code of the country where it is, and no plus. */
const withCode = (digits: string, home: CountryCode | undefined): PhoneNumber[] =>
	home !== undefined && digits.startsWith(getCountryCallingCode(home))
		? fromAbroad(digits).filter((one) => one.isValid() && one.country === home)
		: [];

const national = (digits: string, home: CountryCode | undefined): PhoneNumber[] =>
	home === undefined ? [] : parsed(digits, home).filter((one) => one.isPossible());

/** What two numbers have in common that may be one: anyone who writes a prefix or leaves it out changes what is before. */
const tail = (digits: string): string => digits.slice(-8);

/** Under which a number is found; a number in two forms by either of them. */
export const phoneKeys = ({ digits, whole }: Phone): string[] => [
	...new Set([whole, digits].filter((one) => one.length >= leastDigits).map(tail)),
];

/** Whole numbers are the same or not. Where one of them is not known whole, its last digits have to do. */
export const samePhone = (one: Phone, other: Phone): boolean => {
	if (one.whole !== "" && other.whole !== "") return one.whole === other.whole;
	const keys = phoneKeys(other);
	return phoneKeys(one).some((key) => keys.includes(key));
};

/** As it is shown. */
export const phoneText = ({ digits, whole }: Phone): string => (whole === "" ? digits : `+${whole}`);
