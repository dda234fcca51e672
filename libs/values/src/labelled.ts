import { foldCode, foldSigns, legible } from "./fold.ts";

/** Numbers of documents, plates and accounts as people write them: with words before them, several in one text, and signs between. */

const mostCharacters = 2_000;
const mostValues = 20;

/** `passport no. L7788990` says `L7788990`. Source: words on travel documents, forms and registration papers of the region's languages. */
const labels = new Set(
	"no nr num number nummer numero id ref reference of the de du la le del and for is was passport passeport pasaporte passaporte reisepass paspor passport's card carte cedula tarjeta identity identite identidad identification national dni cni licence license driver drivers driving permit visa travel document documents doc birth certificate seafarer seaman seafarers seamans book laissez passer paper papers number's".split(
		" ",
	),
);
const plateLabels = new Set(
	"no nr num number plate plates reg rego regn registration licence license vin chassis car vehicle van truck boat matricula immatriculation".split(
		" ",
	),
);
const accountLabels = new Set(
	"no nr num number numero account acct acc ac a c iban bic swift bank compte cuenta konto kontonummer wallet card".split(
		" ",
	),
);

const labelsOf = { document: labels, vehicle: plateLabels, account: accountLabels } as const;
export type Labelled = keyof typeof labelsOf;

export type Token = { code: string; label: boolean };

/** What is between two values: signs that no number has, or a word. A slash or a comma may be within one. */
const strong = /[;|&\r\n\t]+|\s+(?:and|or|et|ou|y|o|und|oder|og)\s+|\s+[/\\,+]\s+|,\s+/iu;

/** The codes that a text holds, each as it is compared, in their order. Never none where there is a letter or a digit. */
export const codesIn = (kind: Labelled, text: string): string[] => {
	const whole = joined(kind, tokensOf(kind, text));
	const parts = legible(text.slice(0, mostCharacters))
		.split(strong)
		.slice(0, mostValues)
		.map((part) => joined(kind, tokensOf(kind, part)));
	const numbers = parts.filter(isNumber);
	// `Suva, 12-34`: what is no number by itself belongs to the one beside it, unless it is words alone.
	const several =
		numbers.length > 1 || (numbers.length === 1 && parts.every((part) => isNumber(part) || !/\d/.test(part)));
	return [...new Set(several ? numbers : [whole])].filter((code) => code !== "");
};

/** As a document's or an account's number is: long enough to be one, with digits in it. */
const isNumber = (code: string): boolean => code.length >= 5 && code.replace(/\D/g, "").length >= 3;

export const tokensOf = (kind: Labelled, text: string): Token[] =>
	foldSigns(text.slice(0, mostCharacters).replace(/\bn\s?[°º]/giu, "no "))
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter((token) => token !== "")
		.map((token) => ({ code: foldCode(token), label: isLabel(kind, token) }));

/** Papers have series of one to three letters; longer words beside their number say what it is. */
const isLabel = (kind: Labelled, token: string): boolean =>
	labelsOf[kind].has(token) || (kind === "document" && /^\p{L}{4,}$/u.test(token));

/** Without labels, as long as a digit is left without them. */
const joined = (kind: Labelled, tokens: readonly Token[]): string => {
	const telling = tokens.filter((token) => !token.label);
	const used = telling.some(({ code }) => /\d/.test(code)) ? telling : tokens;
	const code = used.map((token) => token.code).join("");
	return kind === "document" ? alike(code) : code;
};

/** What scanners and readers confuse in the number of a document is one. */
const alike = (code: string): string => code.replace(/O/g, "0").replace(/[IL]/g, "1").slice(0, 40);
