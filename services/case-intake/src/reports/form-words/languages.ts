import type { Catalogue, FormWords } from "./catalogue.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { portuguese } from "./portuguese.ts";
import { spanish } from "./spanish.ts";

/** Languages that the paper form is printed in. A language without a catalogue yet is printed in English, and says so. */
export const formLanguages = ["en", "fr", "es", "pt", "bi", "tpi"] as const;
export type FormLanguage = (typeof formLanguages)[number];

type Language = {
	/** Its own name. */
	name: string;
	words: Catalogue;
	/** Whether somebody who speaks it at work has read the translation; nobody has, unless it says so here. */
	reviewed: boolean;
	/** Says in that language, and otherwise in English, that nobody has reviewed the translation. */
	unreviewed: string;
};

export const languages: Readonly<Record<FormLanguage, Language>> = {
	en: { name: "English", words: english, reviewed: true, unreviewed: "" },
	fr: {
		name: "français",
		words: french,
		reviewed: false,
		unreviewed: "Traduction non relue. En cas de doute, le texte anglais fait foi.",
	},
	es: {
		name: "español",
		words: spanish,
		reviewed: false,
		unreviewed: "Traducción no revisada. En caso de duda, vale el texto inglés.",
	},
	pt: {
		name: "português",
		words: portuguese,
		reviewed: false,
		unreviewed: "Tradução não revista. Em caso de dúvida, vale o texto inglês.",
	},
	bi: { name: "Bislama", words: {}, reviewed: false, unreviewed: "Not translated yet: in English." },
	tpi: { name: "Tok Pisin", words: {}, reviewed: false, unreviewed: "Not translated yet: in English." },
};

/** The words of a language; English where one is missing. */
export const wordsOf = (language: FormLanguage): FormWords => {
	const { words } = languages[language];
	return Object.fromEntries(
		Object.entries(english).map(([part, texts]) => [part, { ...texts, ...words[part as keyof Catalogue] }]),
	) as FormWords;
};
