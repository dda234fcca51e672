/** Money: amounts as whole numbers of the minor unit, exactly as they were written. ISO 4217. */

const currencies =
	"AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG".split(
		" ",
	);
const otherDigits: Readonly<Record<string, number>> = {
	...Object.fromEntries(
		"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0]),
	),
	...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
	CLF: 4,
	UYW: 4,
};
const digits = new Map(currencies.map((code) => [code, otherDigits[code] ?? 2]));

/** Digits behind the decimal sign, such as 2 for FJD and 0 for VUV; undefined for what is no currency of today. */
export const minorDigits = (currency: string): number | undefined => digits.get(currency);

/** No account holds more: every amount and every sum of a few is a number that is exact. */
export const mostMinor = Number.MAX_SAFE_INTEGER;

const written = {
	".": /^([+-]?)(\d{1,3}(?:[,' \u00a0\u202f]\d{3})+|\d+)(?:\.(\d+))?$/,
	",": /^([+-]?)(\d{1,3}(?:[.' \u00a0\u202f]\d{3})+|\d+)(?:,(\d+))?$/,
} as const;

/** An amount as it was written, in minor units, or what is wrong with it. Nothing is rounded. */
export const readAmount = (
	text: string,
	currency: string,
	decimal: "." | ",",
): { minor: number } | { fault: string } => {
	const places = minorDigits(currency);
	if (places === undefined) return { fault: "has no currency that is known" };
	const [, sign, whole, fraction = ""] = written[decimal].exec(text.trim()) ?? [];
	if (whole === undefined) return { fault: "is no amount" };
	if (/[1-9]/.test(fraction.slice(places))) return { fault: `has more than ${places} digits behind the decimal sign` };
	const units = BigInt(whole.replace(/\D/g, "") + fraction.slice(0, places).padEnd(places, "0"));
	if (units > BigInt(mostMinor)) return { fault: "is larger than any amount of money that an account can hold" };
	return { minor: Number(units) * (sign === "-" && units > 0n ? -1 : 1) };
};

/** In the currency's own digits, such as 12.50: for people, and for files that are read again. */
export const writeAmount = (minor: number | bigint, currency: string): string => {
	const places = minorDigits(currency) ?? 0;
	const text = String(minor)
		.replace("-", "")
		.padStart(places + 1, "0");
	const sign = minor < 0 ? "-" : "";
	return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
};
