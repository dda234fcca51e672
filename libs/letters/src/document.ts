/** A text in each language of the letter, in their order. */
export type Texts = readonly [string] | readonly [string, string];
/** One text for all languages is a name or a number. */
export type Said = string | Texts;

export type Paragraph = {
	kind: "paragraph";
	texts: Texts;
	/** It says something else than in the letter before: it gets a bar and a word. */
	changed?: boolean;
};
export type Table = { kind: "table"; caption: Texts; head: readonly Texts[]; rows: readonly (readonly Said[])[] };
export type Section = { heading: Texts; parts: readonly (Paragraph | Table)[] };

/** A letter as data. Every text is shown as it is, line by line, and never read as markup. */
export type Letter = {
	/** One language, or two that are set side by side (BCP 47: "en", "ar", "pt"). */
	languages: readonly [string] | readonly [string, string];
	title: Texts;
	/** How it may be handled: on top of the letter and at the head and foot of each page. */
	marks: readonly string[];
	/** The sender's own number, at the foot of each page. */
	reference: string;
	/** What is told at the head: numbers, dates, names. */
	references: readonly { label: Texts; value: Said }[];
	sections: readonly Section[];
};
