/** Words that the letter adds of its own, by language. */
export const changedWord: Readonly<Record<string, string>> = {
	ar: "[معدل]",
	en: "[changed]",
	es: "[modificado]",
	fr: "[modifié]",
	pt: "[alterado]",
	ru: "[изменено]",
	zh: "[已修改]",
};

/** The language of a tag without its country or script: "pt-BR" is "pt". */
export const primary = (language: string): string => language.split("-", 1)[0]?.toLowerCase() ?? "";

/** Newer than the types: Intl knows how a language is written. */
type WithTextInfo = Intl.Locale & { getTextInfo(): { direction: "ltr" | "rtl" } };
export const isRightToLeft = (language: string): boolean =>
	(new Intl.Locale(language) as WithTextInfo).getTextInfo().direction === "rtl";
