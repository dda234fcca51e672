import { signal } from "@preact/signals";
import { session } from "./state.ts";
import type { Words } from "./words/en.ts";

export const languages = {
	en: "English",
	fr: "Français",
	es: "Español",
	pt: "Português",
	ar: "العربية",
} as const;
export type Language = keyof typeof languages;

const words = signal<Words | undefined>(undefined);
export const language = signal<Language>("en");

const load: Record<Language, () => Promise<{ words: Partial<Words> }>> = {
	en: () => import("./words/en.ts"),
	fr: () => import("./words/fr.ts"),
	es: () => import("./words/es.ts"),
	pt: () => import("./words/pt.ts"),
	ar: () => import("./words/ar.ts"),
};

const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);

/** The language that was chosen here, or the browser's first one that there is. */
export const firstLanguage = (): Language => {
	const wished = [localStorage.getItem("language") ?? "", ...navigator.languages.map((one) => one.slice(0, 2))];
	return wished.find(isLanguage) ?? "en";
};

export const speak = async (code: Language): Promise<void> => {
	// What has no translation yet is in English.
	const [{ words: english }, { words: own }] = await Promise.all([import("./words/en.ts"), load[code]()]);
	words.value = { ...english, ...own };
	language.value = code;
	document.documentElement.lang = code;
	document.documentElement.dir = code === "ar" ? "rtl" : "ltr";
};
export const chooseLanguage = async (code: Language): Promise<void> => {
	localStorage.setItem("language", code);
	await speak(code);
};

/** Text in the page's language. `{name}` is filled in; with `n`, the form of the number is taken: `one|other`. */
export const t = (key: keyof Words, values: Record<string, string | number> = {}): string => {
	const text = words.value?.[key] ?? key;
	const forms = text.split("|");
	const rule = forms.length > 1 ? formOf(Number(values.n), forms.length) : 0;
	return (forms[rule] ?? text).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
};
/** Forms are written in the order zero, one, two, few, many, other of which the language has; two forms are one and other. */
const formOf = (n: number, forms: number): number => {
	const rule = new Intl.PluralRules(language.value).select(n);
	if (forms === 2) return rule === "one" ? 0 : 1;
	return ["zero", "one", "two", "few", "many", "other"].indexOf(rule);
};

/** A code of the hub in words; what has no words yet is shown as readable as it is. */
export const label = (code: string): string =>
	words.value?.[`code.${code}` as keyof Words] ??
	code
		.replace(/^element\./, "")
		.replace(/([a-z])([A-Z])/g, "$1 $2")
		.replaceAll("-", " ")
		.toLowerCase();

/** Hours run to 24 in every language: radio and log-books of units do. */
const clock = (zone: string, o: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat(`${language.value}-u-nu-latn`, { ...o, hourCycle: "h23", timeZone: zone });
const whole = { dateStyle: "medium", timeStyle: "short" } as const;
export const zoneOf = (): string => session.value.zone ?? "UTC";
/** A time as the duty post's clocks show it. */
export const time = (moment: string): string => clock(zoneOf(), whole).format(new Date(moment));
/** The same in UTC; with its day only where that is another one there. */
export const utc = (moment: string): string => {
	const at = new Date(moment);
	const dayIn = (zone: string) => clock(zone, { dateStyle: "short" }).format(at);
	return `${clock("UTC", dayIn("UTC") === dayIn(zoneOf()) ? { timeStyle: "short" } : whole).format(at)} UTC`;
};
export const day = (date: string): string =>
	new Intl.DateTimeFormat(`${language.value}-u-nu-latn`, { dateStyle: "medium", timeZone: "UTC" }).format(
		new Date(date),
	);
export const country = (code: string): string => {
	try {
		return new Intl.DisplayNames([language.value], { type: "region" }).of(code) ?? code;
	} catch {
		return code;
	}
};
export const number = (n: number): string => new Intl.NumberFormat(`${language.value}-u-nu-latn`).format(n);
