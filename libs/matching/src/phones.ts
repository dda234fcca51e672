/**
 * A telephone number as it is compared: the digits that were written, and the whole number of Recommendation ITU-T E.164 without its
 * plus, as far as it can be told. Empty where the number names no country and none is known for it.
 */
export type Phone = { digits: string; whole: string };

/** How numbers of a country are written in it. Lengths are those of the number without trunk prefix and country code. */
type Plan = { code: string; lengths: readonly number[]; trunk?: string; area?: string; exits?: readonly string[] };

/**
 * Countries with an agency that the hub is delivered with; a number of another country needs its code to be whole. Source: ITU-T,
 * List of Recommendation E.164 assigned country codes, and the national numbering plans that states have notified to ITU-T
 * (https://www.itu.int/oth/T0202.aspx); dialling prefixes after ITU-T, Dialling procedures. `exits` come beside 00, which is
 * understood everywhere.
 */
const plans: Readonly<Record<string, Plan>> = {
	AU: { code: "61", lengths: [9], trunk: "0", exits: ["0011"] },
	CK: { code: "682", lengths: [5] },
	DO: { code: "1", lengths: [10], trunk: "1", exits: ["011"] },
	FJ: { code: "679", lengths: [7], exits: ["052"] },
	FM: { code: "691", lengths: [7], exits: ["011"] },
	GN: { code: "224", lengths: [9] },
	HT: { code: "509", lengths: [8] },
	KI: { code: "686", lengths: [5, 8], trunk: "0" },
	LC: { code: "1", lengths: [10], trunk: "1", area: "758", exits: ["011"] },
	MH: { code: "692", lengths: [7], exits: ["011"] },
	ML: { code: "223", lengths: [8] },
	NU: { code: "683", lengths: [4, 7] },
	NZ: { code: "64", lengths: [8, 9, 10], trunk: "0" },
	PG: { code: "675", lengths: [7, 8] },
	PW: { code: "680", lengths: [7], exits: ["011", "012"] },
	SB: { code: "677", lengths: [5, 7], exits: ["01"] },
	SN: { code: "221", lengths: [9] },
	TO: { code: "676", lengths: [5, 7] },
	TV: { code: "688", lengths: [5, 6, 7] },
	VU: { code: "678", lengths: [5, 7] },
	WS: { code: "685", lengths: [5, 6, 7], exits: ["0"] },
};

/** Shorter numbers are services, or too little to tell anybody by. */
const leastDigits = 7;
const mostDigits = 15;

/** Undefined for what is no number. `country`: ISO 3166-1 alpha-2, of the country in which it was written down; may be empty. */
export const phoneOf = (text: string, country: string): Phone | undefined => {
	const read = digitsOf(text);
	const whole = wholeOf(read, plans[country]);
	if (whole === "" && read.digits.length < leastDigits) return undefined;
	return { digits: read.digits, whole };
};

type Read = { digits: string; plus: boolean };

const digitsOf = (text: string): Read => {
	const plain = [...text.slice(0, 100).normalize("NFKC")]
		.slice(0, 100)
		.map((sign) => (/\p{Nd}/u.test(sign) ? digitOf(sign) : sign))
		.join("")
		// +64 (0)21: the zero is not dialled from abroad.
		.replace(/\(\s*0\s*\)/g, "")
		.replace(/(?:ext?\.?|[x#])\s*\d{1,6}\s*$/i, "");
	const from = plain.indexOf("+");
	return { digits: plain.slice(from + 1).replace(/[^0-9]/g, ""), plus: from >= 0 };
};

/** Ten digits of a script stand beside each other; zero is the one before which there is none. */
const digitOf = (sign: string): string => {
	const point = sign.codePointAt(0) ?? 0;
	let value = 0;
	while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
	return String(value);
};

const wholeOf = ({ digits, plus }: Read, plan: Plan | undefined): string => {
	if (plus) return fromAbroad(digits);
	const exits = ["00", ...(plan?.exits ?? [])].sort((a, b) => b.length - a.length);
	const exit = exits.find((one) => digits.startsWith(one) && digits.length - one.length > leastDigits);
	if (exit !== undefined) return fromAbroad(digits.slice(exit.length));
	if (!plan) return "";
	const { code, lengths, trunk = "", area = "" } = plan;
	if (digits.startsWith(code) && fits(plan, withoutTrunk(plan, digits.slice(code.length))))
		return code + withoutTrunk(plan, digits.slice(code.length));
	if (trunk !== "" && digits.startsWith(trunk) && lengths.includes(digits.length - trunk.length))
		return code + digits.slice(trunk.length);
	if (lengths.includes(digits.length)) return code + digits;
	return area !== "" && lengths.includes(area.length + digits.length) ? code + area + digits : "";
};

const fits = ({ lengths }: Plan, national: string): boolean => lengths.includes(national.length);

/** Some write the prefix of calls within the country behind its code as well. */
const withoutTrunk = ({ lengths, trunk = "" }: Plan, national: string): string =>
	trunk !== "" && national.startsWith(trunk) && lengths.includes(national.length - trunk.length)
		? national.slice(trunk.length)
		: national;

/** A number that begins with the code of a country. */
const fromAbroad = (digits: string): string => {
	if (digits.length < leastDigits || digits.length > mostDigits) return "";
	const plan = Object.values(plans).find((one) => one.code.length > 1 && digits.startsWith(one.code));
	return plan ? plan.code + withoutTrunk(plan, digits.slice(plan.code.length)) : digits;
};

/** What two numbers have in common that may be one: whoever writes a prefix or leaves it out changes what is before. */
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
