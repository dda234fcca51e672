import type { english } from "./english.ts";

/** All that is printed on the form: one text for each code of each list, and the sentences between. */
export type FormWords = {
	[part in keyof typeof english]: { [code in keyof (typeof english)[part]]: string };
};

/** What has no translation yet is left out, and printed in English. */
export type Catalogue = { [part in keyof FormWords]?: Partial<FormWords[part]> };
