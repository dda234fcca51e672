import { type Seeded, seeded } from "../support/seeded.ts";

/**
 * A population of made-up names, and the ways in which people and machines write a name otherwise. Names are put together from
 * syllables after the manner of several regions; nobody is meant by any of them. The same seed gives the same names.
 */

const list = (text: string) => text.split(" ").map((one) => (one === "-" ? "" : one));

type Script = "cyrillic" | "arabic" | "greek" | undefined;
type Manner = { onsets: string[]; vowels: string[]; codas: string[]; endings: string[]; script: Script };

const manners: Manner[] = [
	{
		onsets: list("b d g k l m n p r s t v z sv vl dm gr st kr yar mil bor ol sh zh ch"),
		vowels: list("a e i o u a o i"),
		codas: list("- - - n r l s k m"),
		endings: list("ov ova ev eva in ina enko chuk sky skaya ich yan dze"),
		script: "cyrillic",
	},
	{
		onsets: list("b d f h j k kh l m n q r s sh t th w y z gh"),
		vowels: list("a a i u aa ee ou"),
		codas: list("- - d l m n r s b f q"),
		endings: list("i - ani awi a ah oun in at"),
		script: "arabic",
	},
	{
		onsets: list("a d g k l m n p s t th v z ch f x geor dim pan stav kon"),
		vowels: list("a e i o ou a i"),
		codas: list("- - s n r l"),
		endings: list("os is as opoulos akis idis ou aki elis"),
		script: "greek",
	},
	{
		onsets: list("b c d f g j l m n p r s t v ch ll qu br gr fr"),
		vowels: list("a e i o a o é í á"),
		codas: list("- - n r l s"),
		endings: list("ez es o a ano ino illa ero ado ñez al"),
		script: undefined,
	},
	{
		onsets: list("b d f g h k l m n p r s t w th br cl fr gr st j sch"),
		vowels: list("a e i o ea ie ö ü ee"),
		codas: list("n r l d ck rt st m - ll"),
		endings: list("son sen er man berg ton ley feld ham mann sson"),
		script: undefined,
	},
	{
		onsets: list("f k l m n p s t v w h r ng m v"),
		vowels: list("a e i o u a i"),
		codas: list("- - - - n"),
		endings: list("a i u o ala iti ua fa naki lau"),
		script: undefined,
	},
	{
		onsets: list("a b d k m n o s t w y z ch kw ny mb nd gb ad ol em"),
		vowels: list("a e i o u a"),
		codas: list("- - - m n"),
		endings: list("a e o u ola we ye mba nda ti"),
		script: undefined,
	},
	{
		onsets: list("b bh ch d dh g j k kr l m n p pr r s sh t v y"),
		vowels: list("a i u aa e o a"),
		codas: list("- - n r l sh m"),
		endings: list("a i an esh it appa kar walla raj deep"),
		script: undefined,
	},
	{
		onsets: list("b ch d g h j k l m n ph qu s t th tr v x ng sh zh"),
		vowels: list("a e i o u uo ia ao"),
		codas: list("n ng m - t c nh"),
		endings: list("- - - n ng"),
		script: undefined,
	},
];

/** Names of one manner: common ones first. */
const poolOf = (
	manner: Manner,
	size: number,
	syllables: readonly number[],
	endings: boolean,
	random: Seeded,
): string[] => {
	const pool = new Set<string>();
	while (pool.size < size) {
		let name = "";
		for (let n = random.pick(syllables); n > 0; n--)
			name +=
				random.pick(manner.onsets) +
				random.pick(manner.vowels) +
				(random.next() < 0.6 ? random.pick(manner.codas) : "");
		if (endings && random.next() < 0.8) name += random.pick(manner.endings);
		if (name.length > 2) pool.add(name);
	}
	return [...pool];
};

/** Low ranks are common: the hundredth name is borne by about a tenth as many as the tenth. */
const common = <T>(pool: readonly T[], flat: number, random: Seeded): T =>
	pool[Math.floor(pool.length * random.next() ** flat)] as T;

export type MadeName = { parts: string[]; script: Script };

/** Names without end, from pools that do not change with their number. */
export const namesOf = (seed: number): { draw(random: Seeded): MadeName } => {
	const random = seeded(seed);
	const pools = manners.map((manner) => ({
		script: manner.script,
		given: poolOf(manner, 3_000, [1, 2, 2, 3], false, random),
		family: poolOf(manner, 20_000, [1, 2, 2, 3], true, random),
	}));
	return {
		draw: (draws) => {
			const pool = draws.pick(pools);
			const parts = [common(pool.given, 2, draws)];
			const more = draws.next();
			if (more > 0.55) parts.push(common(pool.given, 2, draws));
			if (more > 0.9) parts.push(common(pool.family, 1.5, draws));
			parts.push(common(pool.family, 1.5, draws));
			return { parts, script: pool.script };
		},
	};
};

export const textOf = (name: MadeName): string =>
	name.parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(" ");

// --- how a name is written otherwise ----------------------------------------------------------------------------------------

export const variations = ["typing", "spelling", "script", "swapped", "dropped", "scanned", "two at once"] as const;
export type Variation = (typeof variations)[number];

/** The name as somebody else wrote it, or undefined where it cannot vary in this way. */
export const vary = (name: MadeName, how: Variation, random: Seeded): string | undefined => {
	switch (how) {
		case "typing":
			return textOf(onePart(name, typed, random));
		case "spelling":
			return spelledOtherwise(name, random);
		case "script":
			return name.script && inScript(name, name.script, random);
		case "swapped":
			return textOf(swapped(name, random));
		case "dropped":
			return name.parts.length > 2 ? textOf(dropped(name, random)) : undefined;
		case "scanned":
			return scannedName(name, random);
		case "two at once": {
			const moved = name.parts.length > 2 && random.next() < 0.5 ? dropped(name, random) : swapped(name, random);
			return random.next() < 0.5 ? textOf(onePart(moved, typed, random)) : spelledOtherwise(moved, random);
		}
	}
};

const onePart = (name: MadeName, change: (part: string, random: Seeded) => string, random: Seeded): MadeName => {
	const index = random.int(name.parts.length);
	return { ...name, parts: name.parts.map((part, i) => (i === index ? change(part, random) : part)) };
};

const swapped = (name: MadeName, random: Seeded): MadeName => {
	const [last, ...rest] = [...name.parts].reverse();
	return random.next() < 0.7 || name.parts.length === 2
		? { ...name, parts: [last ?? "", ...rest.reverse()] }
		: { ...name, parts: [...name.parts].reverse() };
};

const dropped = (name: MadeName, random: Seeded): MadeName => {
	const index = random.int(name.parts.length);
	return { ...name, parts: name.parts.filter((_, i) => i !== index) };
};

/** A slip of the fingers: two letters exchanged, one left out, one too many, or another one. */
const typed = (part: string, random: Seeded): string => {
	const at = random.int(part.length);
	const letter = "abcdefghijklmnopqrstuvwxyz"[random.int(26)] ?? "e";
	switch (random.int(5)) {
		case 0:
			return part.slice(0, at) + part.slice(at + 1) || part;
		case 1:
			return part.slice(0, at) + letter + part.slice(at);
		case 2:
			return part.slice(0, at) + letter + part.slice(at + 1);
		default: {
			const from = Math.max(0, Math.min(at, part.length - 2));
			return part.slice(0, from) + (part[from + 1] ?? "") + (part[from] ?? "") + part.slice(from + 2);
		}
	}
};

const spellings: [RegExp, string][] = [
	[/ou/, "u"],
	[/u/, "oo"],
	[/ee|í/, "i"],
	[/i(?=.)/, "ee"],
	[/y/, "i"],
	[/i$/, "y"],
	[/kh/, "h"],
	[/sh/, "ch"],
	[/j/, "dj"],
	[/ph/, "f"],
	[/f/, "ph"],
	[/ck|q/, "k"],
	[/k/, "c"],
	[/th/, "t"],
	[/t$/, "th"],
	[/z/, "s"],
	[/v/, "w"],
	[/([lmnrst])(?!\1)(?=[aeiou])/, "$1$1"],
	[/([lmnrst])\1/, "$1"],
	[/aa/, "a"],
	[/a(?=[lmnr])/, "e"],
	[/ö/, "oe"],
	[/ü/, "ue"],
	[/a$/, "ah"],
	[/sky/, "ski"],
	[/ov$/, "off"],
];

/** Another Roman spelling: one habit of writing in each part, where one fits, and no marks. */
const spelledOtherwise = (name: MadeName, random: Seeded): string => {
	const parts = name.parts.map((part) => {
		const fitting = spellings.filter(([pattern]) => pattern.test(part));
		const [pattern, by] = fitting.length > 0 ? random.pick(fitting) : [/$/, ""];
		return part.replace(pattern, by);
	});
	return textOf({ ...name, parts })
		.normalize("NFD")
		.replace(/\p{M}/gu, "");
};

const misread: [string, string][] = [
	["m", "rn"],
	["rn", "m"],
	["l", "1"],
	["o", "0"],
	["s", "5"],
	["e", "c"],
	["h", "b"],
	["u", "v"],
	["cl", "d"],
	["i", "l"],
	["t", "f"],
	["n", "r"],
	["a", "o"],
	["g", "q"],
];

/** One or two letters read as others, as by a scanner. */
const scannedName = (name: MadeName, random: Seeded): string => {
	let text = textOf(name);
	for (let errors = 1 + random.int(2); errors > 0; errors--) {
		const fitting = misread.filter(([from]) => text.includes(from));
		if (fitting.length === 0) break;
		const [from, by] = random.pick(fitting);
		const places = [...text.matchAll(new RegExp(from, "g"))].map((match) => match.index);
		const at = random.pick(places);
		text = text.slice(0, at) + by + text.slice(at + from.length);
	}
	return text;
};

const cyrillic: [string, string][] =
	"shch щ|sh ш|ch ч|zh ж|kh х|th т|ts ц|ya я|yu ю|ye е|yo ё|a а|b б|c к|d д|e е|f ф|g г|h х|i и|j дж|k к|l л|m м|n н|o о|p п|q к|r р|s с|t т|u у|v в|w в|x кс|y ы|z з"
		.split("|")
		.map((pair) => pair.split(" ") as [string, string]);

const greek: [string, string][] =
	"ou ου|th θ|ch χ|ps ψ|a α|b μπ|c κ|d δ|e ε|f φ|g γ|h χ|i ι|j τζ|k κ|l λ|m μ|n ν|o ο|p π|q κ|r ρ|s σ|t τ|u ου|v β|w ου|x ξ|y υ|z ζ"
		.split("|")
		.map((pair) => pair.split(" ") as [string, string]);

const arabic: [string, string][] =
	"sh ش|kh خ|gh غ|th ث|aa ا|ee ي|ou و|b ب|c ك|d د|f ف|g غ|h ه|j ج|k ك|l ل|m م|n ن|p ب|q ق|r ر|s س|t ت|v ف|w و|x كس|y ي|z ز"
		.split("|")
		.map((pair) => pair.split(" ") as [string, string]);

const written = (
	word: string,
	letters: readonly [string, string][],
	otherwise: (letter: string, at: number) => string,
) => {
	let text = "";
	for (let i = 0; i < word.length; ) {
		const [latin, native] = letters.find(([latin]) => word.startsWith(latin, i)) ?? [
			word[i] ?? "",
			otherwise(word[i] ?? "", i),
		];
		text += native;
		i += Math.max(1, latin.length);
	}
	return text;
};

/** Arabic writes a vowel at the ends of a word, and a short one within it only now and then. */
const arabicVowel = (letter: string, place: "first" | "within" | "last", random: Seeded): string => {
	if (place === "first") return "ا";
	if (place === "within" && random.next() >= 0.3) return "";
	if (letter === "u" || letter === "o") return "و";
	return letter === "i" || (letter === "e" && place === "within") ? "ي" : "ا";
};

/** The name in its own script. */
const inScript = (name: MadeName, script: NonNullable<Script>, random: Seeded): string =>
	name.parts
		.map((part) => {
			if (script === "cyrillic") return written(part, cyrillic, (letter) => letter);
			if (script === "greek") return written(part, greek, (letter) => letter).replace(/σ$/, "ς");
			return written(part, arabic, (letter, at) =>
				arabicVowel(letter, at === 0 ? "first" : at === part.length - 1 ? "last" : "within", random),
			);
		})
		.join(" ");
