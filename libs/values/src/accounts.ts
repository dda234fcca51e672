import { foldSigns } from "./fold.ts";
import { codesIn, tokensOf } from "./labelled.ts";

/** Accounts: an IBAN where there is one, and the digits and letters as they are otherwise. */

const shape = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** ISO 13616: letters count from 10, the first four come last, and the whole leaves 1 when divided by 97. */
export const isIban = (iban: string): boolean => {
	const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((letter) => parseInt(letter, 36)).join("");
	return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
};

/** The IBANs in a text, longest first at each place where one may begin. Words may be before and behind them. */
export const ibansIn = (text: string): string[] => {
	const tokens = tokensOf("account", text).slice(0, 200);
	const found: string[] = [];
	for (let from = 0; from < tokens.length; ) {
		const end = ibanFrom(
			tokens.map(({ code }) => code),
			from,
		);
		if (end)
			found.push(
				tokens
					.slice(from, end)
					.map(({ code }) => code)
					.join("")
					.replace(/^IBAN(?=[A-Z]{2}\d\d)/, ""),
			);
		from = end ?? from + 1;
	}
	return [...new Set(found)];
};

const ibanFrom = (codes: readonly string[], from: number): number | undefined => {
	const first = (codes[from] ?? "").replace(/^IBAN(?=[A-Z]{2})/, "");
	if (!/^[A-Z]{2}(?:\d|$)/.test(first)) return undefined;
	let text = first;
	let end: number | undefined;
	for (let to = from + 1; to <= codes.length && text.length <= 34; text += codes[to] ?? "", to++)
		if (shape.test(text) && isIban(text)) end = to;
	return end;
};

export const accountKeys = (text: string): string[] => {
	const ibans = ibansIn(text);
	return ibans.length > 0 ? ibans : codesIn("account", text);
};

/** Says that it is an IBAN, or looks like one, and is none. */
export const isBrokenIban = (text: string): boolean =>
	ibansIn(text).length === 0 &&
	(/(?<!\p{L})iban(?!\p{L})/iu.test(foldSigns(text)) ||
		/^iban[a-z]{2}\d\d/.test(foldSigns(text)) ||
		codesIn("account", text).some((code) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,}$/.test(code)));
