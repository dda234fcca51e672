import { codesIn, type Phone, phoneKeys, phonesIn } from "@seamark/values";
import { readingsOf } from "./readings.ts";
import { type Signs, signsOf } from "./signs.ts";
import { soundOf } from "./sound.ts";
import type { Person, PersonName } from "./types.ts";
import { type Word, wordsOf } from "./words.ts";

/** A part of a name as it is compared. */
export type Part = Word & { sound: string };

/**
 * A name as it is compared. `particles`: what links its parts, by their consonants; they say little. `ordered`: it says itself which is the
 * surname. `signs`: of a name that is written in the characters or syllables of East Asia alone.
 */
export type Name = { parts: readonly Part[]; particles: readonly string[]; ordered: boolean; signs: Signs | undefined };

/** A person made ready for comparison: do it once and compare with many. */
export type Prepared = {
	/** Each in all its readings. */
	names: readonly Name[];
	birth: { from: string; to: string } | undefined;
	sex: string;
	documents: readonly string[];
	phones: readonly Phone[];
};

/** Names of one person that are looked at, and of documents and numbers each. */
const most = 20;
/** And of readings of its names together. */
const mostReadings = 30;

/** A number of a document that is shorter tells nobody apart. */
const leastOfDocument = 5;

/** Words that link the parts of a name and are no name themselves, wherever they are. */
const links = new Set(
	"al el ul ad ash at ar az bin ibn bint binti bt del della der den des dos das vom von ve und and".split(" "),
);
/** As long as they are between two other words: Le, Van, Do and Ben are names too. */
const particles = new Set("as an ben da de di do du la las le los st ter ten van y e".split(" "));
const articles = new Set("al el ul ad ash as at ar az".split(" "));
const titles = new Set(
	"mr mrs ms miss mister dr prof sir madam lord lady haji hajji hadji sheikh shaikh cheikh sayyid ustad president prasident presidente minister general colonel major captain capt lieutenant sergeant sgt col gen lt senor senora sr sra herr frau monsieur madame".split(
		" ",
	),
);
/** First halves of names that are written joined or apart. */
const openers = new Set("abd abdu abdul abdel abdal abdoul".split(" "));

export const prepare = (person: Person): Prepared => ({
	names: person.names
		.slice(0, most)
		.flatMap((name) => readNames(name).map((read, at) => ({ read, at })))
		// Where there are more than anybody compares, those that the letters say themselves.
		.sort((a, b) => a.at - b.at)
		.map(({ read }) => read)
		.slice(0, mostReadings),
	birth: person.birth && (person.birth.from !== "" || person.birth.to !== "") ? person.birth : undefined,
	sex: person.sex ?? "",
	documents: (person.documents ?? [])
		.slice(0, most)
		.flatMap(({ number }) => codesIn("document", number))
		.filter((one) => one.length >= leastOfDocument)
		.slice(0, most),
	phones: (person.phones ?? [])
		.slice(0, most)
		.flatMap((one) => phonesIn(one, person.phoneCountry ?? ""))
		.filter((one) => phoneKeys(one).length > 0)
		.slice(0, most),
});

/** The ways in which a name can be read, the one of its own letters first. */
const readNames = (name: PersonName): Name[] => {
	const given = name.parts?.filter((part) => part.kind !== "title").map((part) => part.text) ?? [];
	const text = given.length > 0 ? given.join(" ") : inOrder(name.text);
	const ordered = given.length === 0 && text !== name.text;
	const signs = signsOf(text);
	return [text, ...readingsOf(text)]
		.map((one) => ({ ...nameOf(one), ordered, signs }))
		.filter(({ parts }) => parts.length > 0);
};

/** SURNAME, GIVEN in the order in which it is spoken. */
const inOrder = (text: string): string => {
	const [surname, ...rest] = text.slice(0, 400).split(/[,，،]/);
	const given = rest.join(" ").trim();
	return given === "" || surname === undefined ? text : `${given} ${surname}`;
};

/** The words of a name that tell persons apart: titles and repeated words left out, particles aside. */
const nameOf = (text: string): Omit<Name, "ordered" | "signs"> => {
	const words = joinOpeners(wordsOf(text).flatMap(initialsOf));
	const untitled = words.filter((word) => !titles.has(word.text));
	const known = untitled.length > 0 ? untitled : words;
	const isLight = (word: Word, at: number) =>
		!word.abjad &&
		!word.marked &&
		(links.has(word.text) || (at > 0 && at < known.length - 1 && particles.has(word.text)));
	const telling = known.filter((word, at) => !isLight(word, at));
	// With one part left, what looks like a particle is half of the name: Ben Carter.
	const used = telling.length > 1 ? telling : known;
	const once = used.filter((word, at) => used.findIndex((one) => one.text === word.text) === at);
	return {
		parts: once.map((word) => ({ ...word, sound: soundOf(word.text) })),
		particles: used === known ? [] : known.filter(isLight).map((word) => particleSound(word.text)),
	};
};

/** JC Juncker: two letters that nobody can speak are the beginnings of two names. */
const initialsOf = (word: Word): Word[] =>
	!word.abjad && /^[b-df-hj-np-tvwxz]{2}$/.test(word.text) && word.text !== "ng"
		? [...word.text].map((text) => ({ ...word, text }))
		: [word];

/** Bin and ben are one, as al and el are. */
const particleSound = (word: string): string => word.replace(/[aeiouy]+/g, "").replace(/^$/, "y");

const joinOpeners = (words: readonly Word[]): Word[] => {
	const joined: Word[] = [];
	for (const word of words) {
		const last = joined.at(-1);
		const before = joined.at(-2);
		const opened = last !== undefined && openers.has(last.text) && !articles.has(word.text);
		// Abd al-Rahman is Abdul Rahman and Abdulrahman.
		const openedBefore =
			before !== undefined && last !== undefined && openers.has(before.text) && articles.has(last.text);
		if (opened) joined.splice(-1, 1, { ...word, text: `abdul${word.text}` });
		else if (openedBefore) joined.splice(-2, 2, { ...word, text: `abdul${word.text}` });
		else joined.push(word);
	}
	return joined;
};
