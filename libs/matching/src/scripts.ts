/**
 * Letters of other scripts in Latin letters, for matching alone: rough, short, and the same for every language of a script.
 * Each table is a list of `letters` and their readings; `-` is silent. What is not here stays as it is.
 */

const table = (letters: string, readings: string): [string, string][] => {
	const values = readings.split(" ");
	return [...letters].map((letter, index) => [letter, values[index] === "-" ? "" : (values[index] ?? "")]);
};

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

export const readings: ReadonlyMap<string, string> = new Map([
	...cyrillic,
	...greek,
	...arabic,
	...hebrew,
	...armenian,
	...georgian,
]);

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
