import { type Fault, HubError } from "@seamark/errors";
import type { Letter, Paragraph, Said, Table, Texts } from "./document.ts";
import { plain } from "./plain.ts";
import { changedWord, isRightToLeft, primary } from "./words.ts";

/** A letter is for reading: what is longer goes as a file beside it. */
export const limits = { characters: 500_000, parts: 5_000, columns: 12 };

/** A place in a letter and the text there. */
export type Place = { at: string; text: string };

type Cell = { said: Said };
/** What the template reads: plain text everywhere. */
export type Prepared = Omit<Letter, "sections"> & {
	changed: readonly string[];
	rightToLeft: readonly boolean[];
	sections: readonly {
		heading: Said;
		parts: readonly (
			| { kind: "paragraph"; texts: Said; changed: boolean }
			| { kind: "table"; caption: Said; head: readonly Said[]; rows: readonly (readonly Cell[])[] }
		)[];
	}[];
};

const each = (at: string, said: Said): Place[] =>
	typeof said === "string" ? [{ at, text: said }] : said.map((text, n) => ({ at: `${at}/${n}`, text }));

const placesIn = (at: string, part: Paragraph | Table): Place[] =>
	part.kind === "paragraph"
		? each(`${at}/texts`, part.texts)
		: [
				...each(`${at}/caption`, part.caption),
				...part.head.flatMap((one, n) => each(`${at}/head/${n}`, one)),
				...part.rows.flatMap((row, r) => row.flatMap((one, n) => each(`${at}/rows/${r}/${n}`, one))),
			];

/** All texts of a letter with the places where they are. */
export const placesOf = (letter: Letter): Place[] => [
	...each("/title", letter.title),
	{ at: "/reference", text: letter.reference },
	...letter.marks.map((text, n) => ({ at: `/marks/${n}`, text })),
	...letter.references.flatMap(({ label, value }, n) => [
		...each(`/references/${n}/label`, label),
		...each(`/references/${n}/value`, value),
	]),
	...letter.sections.flatMap(({ heading, parts }, s) => [
		...each(`/sections/${s}/heading`, heading),
		...parts.flatMap((part, p) => placesIn(`/sections/${s}/parts/${p}`, part)),
	]),
];

/** What has to be in each language: everything but names and numbers. */
function* textsOf(letter: Letter): Generator<{ at: string; texts: Texts; mustSay: boolean }> {
	yield { at: "/title", texts: letter.title, mustSay: true };
	for (const [n, { label }] of letter.references.entries())
		yield { at: `/references/${n}/label`, texts: label, mustSay: true };
	for (const [s, { heading, parts }] of letter.sections.entries()) {
		yield { at: `/sections/${s}/heading`, texts: heading, mustSay: true };
		for (const [p, part] of parts.entries()) {
			const at = `/sections/${s}/parts/${p}`;
			if (part.kind === "paragraph") yield { at: `${at}/texts`, texts: part.texts, mustSay: false };
			else {
				yield { at: `${at}/caption`, texts: part.caption, mustSay: true };
				for (const [n, texts] of part.head.entries()) yield { at: `${at}/head/${n}`, texts, mustSay: true };
			}
		}
	}
}

const textFaults = (letter: Letter): Fault[] =>
	[...textsOf(letter)].flatMap(({ at, texts, mustSay }) => [
		...(texts.length === letter.languages.length
			? []
			: [{ at, message: `has ${texts.length} texts, and the letter has ${letter.languages.length} languages` }]),
		// A reader that speaks jumps from heading to heading: an empty one is a hole.
		...(mustSay && texts.some((text) => plain(text).trim() === "") ? [{ at, message: "says nothing" }] : []),
	]);

const tableFaults = ({ sections }: Letter): Fault[] =>
	sections.flatMap(({ parts }, s) =>
		parts.flatMap((part, p) => {
			if (part.kind !== "table") return [];
			const at = `/sections/${s}/parts/${p}`;
			const columns = part.head.length;
			return [
				...(columns >= 1 && columns <= limits.columns
					? []
					: [{ at: `${at}/head`, message: `has ${columns} columns: a page takes 1 to ${limits.columns}` }]),
				...part.rows.flatMap((row, r) =>
					row.length === columns
						? []
						: [{ at: `${at}/rows/${r}`, message: `has ${row.length} cells, and the table has ${columns} columns` }],
				),
			];
		}),
	);

const sizeFaults = (letter: Letter): Fault[] => {
	const characters = placesOf(letter).reduce((sum, { text }) => sum + text.length, 0);
	const parts = letter.sections.reduce(
		(sum, section) =>
			sum + section.parts.reduce((all, part) => all + (part.kind === "table" ? part.rows.length + 1 : 1), 1),
		letter.references.length,
	);
	return [
		...(characters > limits.characters
			? [{ at: "", message: `has ${characters} characters: a letter has up to ${limits.characters}` }]
			: []),
		...(parts > limits.parts
			? [{ at: "", message: `has ${parts} paragraphs and rows: a letter has up to ${limits.parts}` }]
			: []),
	];
};

/** Throws everything that speaks against a letter, or answers what the template reads. */
export const prepare = (letter: Letter): Prepared => {
	const wrong = letter.languages.flatMap((language, n) =>
		/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)
			? []
			: [{ at: `/languages/${n}`, message: "is no tag of a language, such as en or pt-BR" }],
	);
	const faults = [...sizeFaults(letter), ...wrong];
	if (faults.length === 0) faults.push(...textFaults(letter), ...tableFaults(letter));
	if (faults.length > 0) throw new HubError("VALIDATION", { detail: "The letter cannot be set.", faults });
	const cleaned = <T extends Said>(said: T): T =>
		(typeof said === "string" ? plain(said) : said.map((text) => plain(text))) as T;
	const languages = letter.languages.map(primary) as unknown as Letter["languages"];
	return {
		languages,
		changed: languages.map((language) => changedWord[language] ?? (changedWord.en as string)),
		rightToLeft: languages.map(isRightToLeft),
		title: cleaned(letter.title),
		marks: letter.marks.map(plain),
		reference: plain(letter.reference),
		references: letter.references.map(({ label, value }) => ({ label: cleaned(label), value: cleaned(value) })),
		sections: letter.sections.map(({ heading, parts }) => ({
			heading: cleaned(heading),
			parts: parts.map((part) =>
				part.kind === "paragraph"
					? { kind: "paragraph", texts: cleaned(part.texts), changed: part.changed === true }
					: {
							kind: "table",
							caption: cleaned(part.caption),
							head: part.head.map(cleaned),
							rows: part.rows.map((row) => row.map((said) => ({ said: cleaned(said) }))),
						},
			),
		})),
	};
};
