import { expect, test } from "vitest";
import { words as ar } from "../web/words/ar.ts";
import { words as en } from "../web/words/en.ts";
import { words as es } from "../web/words/es.ts";
import { words as fr } from "../web/words/fr.ts";
import { words as pt } from "../web/words/pt.ts";

const values = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].filter((one) => one !== "{n}").sort();

test("a translation names no value that the English text does not, and has the forms of number that its language has", () => {
	for (const [language, words] of Object.entries({ fr, es, pt, ar }))
		for (const [key, text] of Object.entries(words)) {
			const english = en[key as keyof typeof en];
			const at = `${language} ${key}`;
			expect(values(english), at).toEqual(expect.arrayContaining(values(text)));
			const forms = text.split("|").length;
			const count = english.includes("|")
				? new Intl.PluralRules(language).resolvedOptions().pluralCategories.length
				: 1;
			// Two forms are one and other: enough where a language has more for very large numbers alone.
			expect(english.includes("|") ? [2, count] : [1], at).toContain(forms);
			if (text !== english && language === "ar" && english.includes("|")) expect(forms, at).toBe(6);
		}
});

/** Shown in English in these languages; a word without a translation is named here, so that somebody sees it. */
const notTranslated: Record<string, (keyof typeof en)[]> = { fr: [], es: [], pt: [], ar: [] };

test("every word has its translation, or is on the list of those that wait for one", () => {
	for (const [language, words] of Object.entries({ fr, es, pt, ar }))
		expect(
			Object.keys(en).filter((key) => !Object.hasOwn(words, key)),
			language,
		).toEqual(notTranslated[language]);
});

test("where countries are named of whom an alert reaches or not, agencies are counted, and each reason is said in the language", () => {
	const whys = (Object.keys(en) as (keyof typeof en)[]).filter((key) => key.startsWith("code.why."));
	expect(whys.length).toBeGreaterThan(5);
	for (const [language, words] of Object.entries({ en, fr, es, pt, ar })) {
		// One agency of a country may read the alert and another not: a country by itself would be on both sides.
		for (const [key, text] of Object.entries(words).filter(([, text]) => text.includes("{places}")))
			expect(text.split("|").at(-1), `${language} ${key}`).toContain("{count}");
		if (language !== "en") for (const key of whys) expect(words[key], `${language} ${key}`).not.toBe(en[key]);
	}
});
