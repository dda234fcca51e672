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
