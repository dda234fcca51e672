/**
 * Text as it is compared, no matter what it is: a name, a place, a number of a document or words that are searched for. What is one here is
 * one everywhere; what was written is kept as it was written, elsewhere.
 */

/** Marks of Latin, Greek, Cyrillic, Arabic and Hebrew say how a letter sounds. In other scripts they are the vowels, and stay. */
const marks =
	/(?:[\u0300-\u036f]|[\u0483-\u0489]|[\u0591-\u05c7]|[\u0610-\u061a]|[\u064b-\u065f]|\u0670|[\u06d6-\u06dc]|[\u06df-\u06e8]|[\u06ea-\u06ed]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]|[\ufe20-\ufe2f])+/gu;
/** They steer the display, stretch a word or stand for nothing. */
const invisible = /\p{Cf}|[\u034f\u0640\u115f\u1160\u3164\uffa0]/gu;
/** Apostrophes, and the letters that stand for a stop of the voice: ʻokina, hamza signs and their lookalikes. */
export const apostrophes = /['`´‘’‛ʹʻʼʽʾʿˈˊˋ′׳＇]/gu;
const hasMore = /[^\x20-\x7e]/;

const pairs = (letters: string, readings: string): [string, string][] => {
	const values = readings.split(" ");
	return [...letters].map((letter, index) => [letter, values[index] ?? ""]);
};

/** Latin letters that no decomposition takes apart. */
export const strokedLetters: ReadonlyMap<string, string> = new Map(
	pairs("ßẞøłđıæœþðəŋħƙɓɗŧƀɨʉᵽȼɇꝁ", "ss ss o l d i ae oe th d a ng h k b d t b i u p c e k"),
);

/** Forms of one letter: alef with and without hamza, Persian and Urdu ya, ha and kaf. */
const arabicForms = pairs("ٱأإآیېہھک", "ا ا ا ا ي ي ه ه ك");

/** Source: confusables of Unicode Technical Standard 39, as far as Cyrillic and Greek letters look like Latin ones. */
export const lookalikeLetters: ReadonlyMap<string, string> = new Map([
	...pairs("авекмнорстухіѕјԁһԛԝ", "a b e k m h o p c t y x i s j d h q w"),
	...pairs("αβεζηικμνορτυχ", "a b e z h i k m v o p t y x"),
]);

const folded = new Map([...strokedLetters, ...arabicForms, ["ς", "σ"]]);
const disguised = new Map([...folded, ...lookalikeLetters]);

/** Letters of their own, though Unicode takes them apart. */
const notWhole = /[^йїўѓќ]+/gu;

/** Ten digits of a script follow each other; zero is the one before which there is none. */
const digitOf = (sign: string): string => {
	const point = sign.codePointAt(0) ?? 0;
	let value = 0;
	while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
	return String(value);
};

/** Signs as they were written, but digits of every script as ours, no sign that cannot be seen, and one form of each letter's width. */
export const legible = (text: string): string =>
	hasMore.test(text)
		? text
				.normalize("NFKC")
				.replace(invisible, "")
				.replace(/[^\0-\x7f]/gu, (sign) => (/\p{Nd}/u.test(sign) ? digitOf(sign) : sign))
		: text;

const foldBy = (text: string, letters: ReadonlyMap<string, string>): string => {
	const small = legible(text).toLowerCase().replace(apostrophes, "");
	if (!hasMore.test(small)) return small;
	const bare = small.normalize("NFC").replace(notWhole, (text) => text.normalize("NFKD").replace(marks, ""));
	return [...bare]
		.map((letter) => letters.get(letter) ?? letter)
		.join("")
		.normalize("NFC");
};

/** Words: small letters without marks, apostrophes and strokes; signs between the words stay. Other scripts stay what they are. */
export const foldWords = (text: string): string => foldBy(text, folded);

/** As {@link foldWords}, and letters of other scripts that look like Latin ones are Latin: for what is read by eye and typed again. */
export const foldSigns = (text: string): string => foldBy(text, disguised);

/** Letters and digits alone, in capitals: `AB-12 34` and `ab1234` are one, no matter how and in which script they were typed. */
export const foldCode = (text: string): string =>
	foldSigns(text)
		.replace(/[^\p{L}\p{M}\p{N}]/gu, "")
		.toUpperCase();
