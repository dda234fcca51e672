/**
 * How a word sounds, roughly and in no language: its consonants in eight classes (P T K S L R M N) in their order. Vowels, h
 * and kh are left out and neighbours of one class are one, since scripts and languages disagree about them most: Mohammed,
 * Muhamad and محمد are all MT. A word in letters that have no Latin reading is its own sound.
 */
export const soundOf = (word: string): string => {
	if (!/^[a-z]+$/.test(word)) return word;
	let sound = "";
	for (let i = 0; i < word.length; ) {
		const [length, heard] = soundAt(word, i);
		for (const one of heard) if (!sound.endsWith(one)) sound += one;
		i += length;
	}
	// A name of vowels alone still sounds.
	return sound === "" ? `A${word[0]}` : sound;
};

const soft = /[eiy]/;
const vowel = /[aeiouy]/;

const simple: Record<string, string> = {
	b: "P",
	p: "P",
	f: "P",
	v: "P",
	d: "T",
	t: "T",
	g: "K",
	k: "K",
	q: "K",
	s: "S",
	z: "S",
	x: "S",
	j: "S",
	l: "L",
	r: "R",
	m: "M",
	n: "N",
};

const groups: readonly [string, string][] = [
	["shch", "S"],
	["tsch", "S"],
	["dzh", "S"],
	["tch", "S"],
	["sch", "S"],
	["chr", "KR"],
	["tsh", "S"],
	["ch", "S"],
	["cz", "S"],
	["ts", "S"],
	["tz", "S"],
	["dj", "S"],
	["dz", "S"],
	["kh", ""],
	["gh", "K"],
	["ph", "P"],
	["ck", "K"],
];

const isFrenchW = (word: string, i: number): boolean =>
	word.startsWith("ou", i) && vowel.test(word[i + 2] ?? "") && (i === 0 || vowel.test(word[i - 1] ?? ""));

/** Letters taken and classes heard. */
const soundAt = (word: string, i: number): [number, string] => {
	for (const [letters, heard] of groups) if (word.startsWith(letters, i)) return [letters.length, heard];
	const letter = word[i] ?? "";
	const next = word[i + 1] ?? "";
	// Ksenia is Xenia.
	if (i === 0 && letter === "k" && next === "s") return [2, "S"];
	if (letter === "c") return [1, soft.test(next) ? "S" : "K"];
	// Alexander; in Pinyin an i or a u follows.
	if (letter === "x" && i > 0 && next !== "" && !/[iu]/.test(next)) return [1, "KS"];
	// The Slavic w is a v, and the French ou before a vowel is a w, at a name's start and behind another vowel: Ouattara, Haddaoui.
	if (letter === "w") return [1, vowel.test(next) ? "P" : ""];
	if (isFrenchW(word, i)) return [2, "P"];
	return [1, simple[letter] ?? ""];
};
