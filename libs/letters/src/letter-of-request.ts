import { HubError } from "@seamark/errors";
import type { Letter, Paragraph, Said, Section, Table, Texts } from "./document.ts";
import { type RequestWords, requestWords } from "./request-words.ts";
import { primary } from "./words.ts";

/** What a letter of request says, in the order of UNTOC 18(15). Whether all is there that a request needs, others check before. */
export type LetterOfRequest = {
	languages: Letter["languages"];
	marks: readonly string[];
	number: string;
	/** The requested side's number, where it has given one. */
	theirNumber?: string;
	/** As it is to be shown. */
	date: string;
	/** (a) */
	requestingAuthority: Said;
	requestedAuthority: Said;
	/** Treaties and articles that it rests on. */
	basis: readonly Texts[];
	/** (b) */
	subject: readonly Texts[];
	conductedBy: Said;
	functions: Said;
	/** (c) None for the service of documents. */
	facts: readonly Texts[];
	/** (d) */
	assistance: readonly Texts[];
	procedure?: readonly Texts[];
	/** (e) Where it is known. */
	persons: readonly { name: string; role?: Said; identity?: Said; location?: Said; nationality?: Said }[];
	/** (f) */
	purpose: readonly Texts[];
	/** 18(24), with the reasons. */
	deadline?: readonly Texts[];
	/** 18(20) */
	confidentiality?: readonly Texts[];
	/** Who signs, and in which function. */
	signature: readonly Texts[];
};

/** A letter of request as a letter. Its headings are in its languages. */
export const letterOfRequest = (request: LetterOfRequest): Letter => {
	const word = wordsOf(request.languages);
	const section = (name: keyof RequestWords, ...parts: (Paragraph | Table)[]): Section[] =>
		parts.length === 0 ? [] : [{ heading: word(name), parts }];
	const told = (name: keyof RequestWords, value: Said | undefined) =>
		value === undefined ? [] : [{ label: word(name), value }];
	return {
		languages: request.languages,
		title: word("title"),
		marks: request.marks,
		reference: request.number,
		references: [
			...told("number", request.number),
			...told("theirNumber", request.theirNumber),
			...told("date", request.date),
			...told("from", request.requestingAuthority),
			...told("to", request.requestedAuthority),
			...told("conductedBy", request.conductedBy),
			...told("functions", request.functions),
		],
		sections: [
			...section("basis", ...paragraphs(request.basis)),
			...section("subject", ...paragraphs(request.subject)),
			...section("facts", ...paragraphs(request.facts)),
			...section("assistance", ...paragraphs(request.assistance)),
			...section("procedure", ...paragraphs(request.procedure)),
			...section("persons", ...personsTable(request, word)),
			...section("purpose", ...paragraphs(request.purpose)),
			...section("deadline", ...paragraphs(request.deadline)),
			...section("confidentiality", ...paragraphs(request.confidentiality)),
			...section("signature", ...paragraphs(request.signature)),
		],
	};
};

const paragraphs = (texts: readonly Texts[] = []): Paragraph[] =>
	texts.map((one) => ({ kind: "paragraph", texts: one }));

const personsTable = ({ persons }: LetterOfRequest, word: (name: keyof RequestWords) => Texts): Table[] => {
	const columns = (["role", "identity", "location", "nationality"] as const).filter((column) =>
		persons.some((person) => person[column] !== undefined),
	);
	if (persons.length === 0) return [];
	return [
		{
			kind: "table",
			caption: word("persons"),
			head: [word("name"), ...columns.map(word)],
			rows: persons.map((person) => [person.name, ...columns.map((column) => person[column] ?? "–")]),
		},
	];
};

const wordsOf = (languages: Letter["languages"]): ((name: keyof RequestWords) => Texts) => {
	const known = languages.map((language) => requestWords[primary(language)]);
	const faults = languages.flatMap((language, n) =>
		known[n]
			? []
			: [
					{
						at: `/languages/${n}`,
						message: `${language} has no words for a letter of request: choose one of ${Object.keys(requestWords).join(", ")}`,
					},
				],
	);
	if (faults.length > 0) throw new HubError("VALIDATION", { faults });
	return (name) => known.map((one) => one?.[name]) as unknown as Texts;
};
