/**
 * Scripts whose consonants carry a vowel of their own: those of India and Sri Lanka, and of Ethiopia. At the end of a word, and between
 * two other vowels, it is often not heard, and who writes the name in Latin letters leaves it out.
 */

// Scripts of India share one order of letters: 128 code points each, from Devanagari to Malayalam.
const indic = new Map<number, string>(
	(
		[
			[0x02, "n h"],
			[0x05, "a a i i u u r l e e e ai o o o au"],
			[0x15, "k k g g n ch ch j j n t t d d n t t d d n n p p b b m y r r l l l v sh sh s h"],
			[0x3e, "a i i u u r r e e e ai o o o au"],
			[0x58, "q k g z r r f y"],
			// The nasal of Gurmukhi, and consonants of Malayalam that never carry a vowel.
			[0x70, "n"],
			[0x7a, "n n r l l k"],
		] as const
	).flatMap(([first, letters]) => letters.split(" ").map((letter, index): [number, string] => [first + index, letter])),
);
const sinhala = new Map<number, string>(
	(
		[
			[0xd82, "n h"],
			[0xd85, "a a e e i i u u r r l l e e ai o o au"],
			[0xd9a, "k k g g n ng ch ch j j ny ny nj t t d d n nd t t d d n - nd p p b b m mb y r - l - - v sh sh s h l f"],
			[0xdcf, "a e e i i u - u - r e e ai o o au l"],
		] as const
	).flatMap(([first, letters]) =>
		letters.split(" ").map((letter, index): [number, string] => [first + index, letter.replace("-", "")]),
	),
);

/** One letter: what is heard. A sign takes the place of the vowel that its consonant carries, and so does silence. */
type Heard = { text: string; kind: "consonant" | "vowel" | "sign" | "mute" };

const between = (value: number, first: number, last: number): boolean => value >= first && value <= last;

const ofIndia = (point: number): Heard | undefined => {
	if (!between(point, 0x900, 0xdff)) return undefined;
	const isSinhala = point >= 0xd80;
	const place = isSinhala ? point : point & 0x7f;
	if (place === (isSinhala ? 0xdca : 0x4d)) return { text: "", kind: "mute" };
	const text = isSinhala ? sinhala.get(place) : indic.get(place);
	if (text === undefined) return undefined;
	const isConsonant = isSinhala
		? between(place, 0xd9a, 0xdc6)
		: between(place, 0x15, 0x39) || between(place, 0x58, 0x5f);
	const isSign = isSinhala ? place >= 0xdcf : between(place, 0x3e, 0x4c);
	return { text, kind: isConsonant ? "consonant" : isSign ? "sign" : "vowel" };
};

/** Letters with a dot below: one letter each, which Unicode keeps as two. */
const dotted = /([क-ह])़/gu;
const dottedLetters: Record<string, string> = { क: "क़", ख: "ख़", ग: "ग़", ज: "ज़", ड: "ड़", ढ: "ढ़", फ: "फ़", य: "य़" };

const ethiopicRows =
	"h l h m s r s sh q - q - b v t ch h - n ny - k - k - w - z zh y d d j g - g t ch p ts ts f p".split(" ");
const ethiopicVowels = ["e", "u", "i", "a", "e", "", "o", "wa"];
/** Rows of h and of the two stops of the voice: their first vowel is an a. */
const open = new Set([0, 2, 16, 20, 26]);

const letter = (row: number): string => (ethiopicRows[row] ?? "").replace("-", "");

type Sound = { consonant: string; vowel: string; own: boolean };

/** Ethiopic syllables are in rows of eight, one row for each consonant; the vowel of the sixth is heard or not. */
const ofEthiopia = (point: number): Sound | undefined => {
	const index = point - 0x1200;
	const row = index >> 3;
	if (index < 0 || row >= ethiopicRows.length) return undefined;
	const vowel = (index & 7) === 0 && open.has(row) ? "a" : (ethiopicVowels[index & 7] ?? "");
	return { consonant: letter(row), vowel: vowel === "" ? "i" : vowel, own: vowel === "" };
};

/** Languages of the north of India leave out what those of the south say. */
const leavesOut = (point: number): boolean => point < 0x0b00 || point >= 0x1200;

/** A word in Latin letters, if its script is one of these. */
export const inherentReading = (word: string): string | undefined => {
	const points = [...word.replace(dotted, (_, one: string) => dottedLetters[one] ?? one)].map(
		(one) => one.codePointAt(0) ?? 0,
	);
	const [first = 0] = points;
	const sounds = first >= 0x1200 && first < 0x1380 ? ethiopic(points) : ofIndia(first) ? indian(points) : undefined;
	if (sounds === undefined) return undefined;
	return (leavesOut(first) ? withoutUnheard(sounds) : sounds).map(({ consonant, vowel }) => consonant + vowel).join("");
};

const ethiopic = (points: readonly number[]): Sound[] =>
	points.map((point) => ofEthiopia(point) ?? { consonant: "", vowel: "", own: false });

const indian = (points: readonly number[]): Sound[] => {
	const sounds: Sound[] = [];
	for (const heard of points.map(ofIndia)) {
		const last = sounds.at(-1);
		if (heard?.kind === "consonant") sounds.push({ consonant: heard.text, vowel: "a", own: true });
		else if (heard?.kind === "mute" && last) Object.assign(last, { vowel: "", own: false });
		else if (heard?.kind === "sign" && last) Object.assign(last, { vowel: heard.text, own: false });
		else if (heard !== undefined) sounds.push({ consonant: "", vowel: heard.text, own: false });
	}
	return sounds;
};

/** Not heard at the word's end, unless two consonants are before it, and between a vowel and a consonant that has one. */
const withoutUnheard = (sounds: readonly Sound[]): Sound[] => {
	const heard = sounds.map((one) => ({ ...one }));
	for (let at = heard.length - 1; at > 0; at--) {
		const [before, here, after] = [heard[at - 1], heard[at], heard[at + 1]];
		if (!here?.own || here.consonant === "" || !before || before.vowel === "") continue;
		if (after === undefined || (after.consonant !== "" && after.vowel !== "")) here.vowel = "";
	}
	return heard;
};
