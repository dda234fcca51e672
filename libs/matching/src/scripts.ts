/**
 * Letters of other scripts in Latin letters, for matching alone: rough, short, and the same for every language of a script.
 * Each table is a list of `letters` and their readings; `-` is silent. What is not here stays as it is.
 */

const table = (letters: string, readings: string): [string, string][] => {
	const values = readings.split(" ");
	return [...letters].map((letter, index) => [letter, values[index] === "-" ? "" : (values[index] ?? "")]);
};

/** A row of letters whose code points follow each other. */
const row = (first: number, readings: string): [string, string][] =>
	readings.split(" ").map((value, index) => [String.fromCodePoint(first + index), value === "-" ? "" : value]);

const cyrillic = table(
	"абвгґѓдђеёєжзѕиіїйјкќлљмнњопрстћуўфхцчџшщъыьэюяқғңүұһәөҳҷӣӯ",
	"a b v g g g d dj e e ye zh z dz i i yi y j k k l lj m n nj o p r s t c u u f kh ts ch dzh sh shch - y - e yu ya k g ng u u h a o h j i u",
);

const greek = table("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o");

// Waw and ya are read by their neighbours in transliterate.ts.
const arabic = table(
	"اأإآٱبتثجحخدذرزسشصضطظعغفقكلمنهىةءئؤپچژگکہھںےٹڈڑەۆۇې",
	"a a i a a b t th j h kh d dh r z s sh s d t z - gh f q k l m n h a a - - w p ch zh g k h h n e t d r a o u e",
);

const hebrew = table("אבגדהזחטכךלמםנןסעפףצץקרשת", "a b g d h z h t k k l m m n n s - p f ts ts k r sh t");

const armenian = table(
	"աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
	"a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
);

const georgian = table(
	"აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
	"a b g d e v z t i k l m n o p zh r s t u p k gh k sh ch ts dz ts ch kh j h",
);

const thai = [
	...row(0x0e01, "k k k k k k ng ch ch ch s ch y d t t t t n d t t t t n b p p f p f p m y r r l l w s s s h l o h"),
	...table("ะาำิีึืุูเแโใไ", "a a am i i ue ue u u e ae o ai ai"),
];

const khmer = row(0x1780, "k k k k ng ch ch ch ch nh d t d t n t t t t n b p p p m y r l v s s s h l a");

const myanmar = row(0x1000, "k k g g ng s s z z ny ny t t d d n t t d d n p p b b m y y l w th h l a");

export const readings: ReadonlyMap<string, string> = new Map([
	...cyrillic,
	...greek,
	...arabic,
	...hebrew,
	...armenian,
	...georgian,
	...thai,
	...khmer,
	...myanmar,
]);

// Scripts of India share one order of letters: 128 code points each, from Devanagari to Malayalam.
const indic = new Map<number, string>(
	(
		[
			[0x02, "n h"],
			[0x05, "a a i i u u r l e e e ai o o o au"],
			[0x15, "k k g g n ch ch j j n t t d d n t t d d n n p p b b m y r r l l l v sh sh s h"],
			[0x3e, "a i i u u r r e e e ai o o o au"],
			[0x58, "q k g z r r f y"],
		] as const
	).flatMap(([first, letters]) => letters.split(" ").map((letter, index): [number, string] => [first + index, letter])),
);

export const indicReading = (codePoint: number): string | undefined =>
	codePoint >= 0x0900 && codePoint < 0x0d80 ? indic.get(codePoint & 0x7f) : undefined;

const leads = "g kk n d tt r m b pp s ss - j jj ch k t p h".split(" ");
const vowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const tails = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");
const heard = (list: readonly string[], index: number): string => (list[index] ?? "").replace("-", "");

/** Hangul syllables are made of a lead, a vowel and a tail by arithmetic. */
export const hangulReading = (codePoint: number): string | undefined => {
	const index = codePoint - 0xac00;
	if (index < 0 || index > 11_171) return undefined;
	return heard(leads, Math.floor(index / 588)) + heard(vowels, Math.floor(index / 28) % 21) + heard(tails, index % 28);
};

const ethiopicRows =
	"h l h m s r s sh q - q - b v t ch h - n ny - k - k - w - z zh y d d j g - g t ch p ts ts f p".split(" ");
const ethiopicVowels = ["e", "u", "i", "a", "e", "i", "o", "wa"];

/** Ethiopic syllables are in rows of eight, one row for each consonant. */
export const ethiopicReading = (codePoint: number): string | undefined => {
	const index = codePoint - 0x1200;
	if (index < 0 || index >= ethiopicRows.length * 8) return undefined;
	return heard(ethiopicRows, index >> 3) + (ethiopicVowels[index & 7] ?? "");
};
