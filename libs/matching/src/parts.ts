import { codesIn, type Phone, phoneKeys, phonesIn } from "@seamark/values";
import { soundOf } from "./sound.ts";
import type { Person, PersonName } from "./types.ts";
import { type Word, wordsOf } from "./words.ts";

/** A part of a name as it is compared. */
export type Part = Word & { sound: string };

/** A person made ready for comparison: do it once and compare with many. */
export type Prepared = {
	names: readonly (readonly Part[])[];
	birth: { from: string; to: string } | undefined;
	sex: string;
	documents: readonly string[];
	phones: readonly Phone[];
};

/** Names of one person that are looked at, and of documents and numbers each. */
const most = 20;

/** A number of a document that is shorter tells nobody apart. */
const leastOfDocument = 5;

const particles = new Set(
	"al el ul ad as ash at ar an az bin ben ibn bint binti bt da das de del della der den des di do dos du la las le los st ter ten van vom von y e ve und and".split(
		" ",
	),
);
const titles = new Set(
	"mr mrs ms miss mister dr prof sir madam haji hajji hadji sheikh shaikh cheikh sayyid ustad".split(" "),
);
/** First halves of names that are written joined or apart. */
const openers = new Set("abd abdu abdul abdel abdal abdoul".split(" "));

export const prepare = (person: Person): Prepared => ({
	names: person.names
		.slice(0, most)
		.map(partsOf)
		.filter((parts) => parts.length > 0),
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

/** The words of a name that tell persons apart: without titles, particles and patronymic links, unless nothing else is left. */
export const partsOf = (name: PersonName): Part[] => {
	const given = name.parts?.filter((part) => part.kind !== "title").map((part) => part.text) ?? [];
	const all = wordsOf(given.length > 0 ? given.join(" ") : name.text);
	const telling = all.filter((word) => word.abjad || !(particles.has(word.text) || titles.has(word.text)));
	return joinOpeners(telling.length > 0 ? telling : all).map((word) => ({ ...word, sound: soundOf(word.text) }));
};

const joinOpeners = (words: readonly Word[]): Word[] => {
	const joined: Word[] = [];
	for (const word of words) {
		const last = joined.at(-1);
		if (last && openers.has(last.text)) joined[joined.length - 1] = { ...word, text: `abdul${word.text}` };
		else joined.push(word);
	}
	return joined;
};
