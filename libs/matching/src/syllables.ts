/**
 * Names in the scripts of Thailand, Laos, Cambodia and Myanmar in Latin letters, syllable by syllable, as their owners roughly spell them.
 * These scripts leave vowels out, put them before the consonant that they follow, and write no spaces between syllables.
 * Sources: the Royal Thai General System, the BGN/PCGN systems for Lao and Khmer, and the spellings in Burmese passports; rough, as all
 * of matching is, since people keep to none of them.
 */

const table = (letters: string, readings: string): [string, string][] => {
	const values = readings.split(" ");
	return [...letters].map((letter, index) => [letter, (values[index] ?? "").replace("-", "")]);
};
/** Rows of `signs reading`, where signs may be several. */
const rows = (text: string): Map<string, string> =>
	new Map(
		text
			.trim()
			.split(/\s*,\s*/)
			.map((row): [string, string] => [row.slice(0, row.lastIndexOf(" ")), row.slice(row.lastIndexOf(" ") + 1)]),
	);

type Script = {
	consonants: ReadonlyMap<string, string>;
	/** How a consonant sounds that ends a syllable, where it is another sound. */
	ends: ReadonlyMap<string, string>;
	/** Vowels that are written before the consonant that they follow. */
	leads: string;
	/** Vowels by all their signs, the leading one first. */
	vowels: ReadonlyMap<string, string>;
	signs: RegExp;
	/** Letters that are a consonant, or a part of a vowel where the signs before them ask for one. */
	helpers: string;
	/** The second consonant of two that are spoken together. */
	seconds: string;
	/** Vowels that nobody writes: of a closed syllable, and of an open one. */
	closed: string;
	open: string;
};

const thai: Script = {
	consonants: new Map(
		table(
			"กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ",
			"k k k k k k ng j ch ch s ch y d t t t t n d t t t t n b p p f p f p m y r rue l lue w s s s h l - h",
		),
	),
	ends: new Map(table("ญรลฬณจฉชซฌดฎบยว", "n n n n n t t t t t t t p i o")),
	leads: "เแโใไ",
	vowels: rows(
		"ะ a,ั a,ัว ua,ัวะ ua,า a,ำ am,ิ i,ี i,ึ ue,ื ue,ือ ue,ุ u,ู u,อ o,็อ o,็ o,เ e,เะ e,เ็ e,เา ao,เาะ o,เิ oe,เอ oe,เอะ oe,เีย ia,เียะ ia,เือ uea,เือะ uea,แ ae,แะ ae,แ็ ae,โ o,โะ o,ใ ai,ไ ai,ไย ai",
	),
	signs: /[ะ-ฺ็ๅ]/u,
	helpers: "อวย",
	seconds: "รลว",
	closed: "o",
	open: "a",
};

const lao: Script = {
	consonants: new Map(
		table("ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮໜໝ", "k k k ng ch s y d t t t n b p p f p f m y r l v s h - h n m"),
	),
	ends: new Map(table("ດບຍວ", "t p i o")),
	leads: "ເແໂໃໄ",
	vowels: rows(
		"ະ a,ັ a,ັວ ua,ົວ ua,າ a,ຳ am,ິ i,ີ i,ຶ u,ື u,ຸ u,ູ u,ົ o,ໍ o,ອ o,ຽ ia,ເ e,ເະ e,ເັ e,ເົາ ao,ເາະ o,ເິ oe,ເີ oe,ເັຽ ia,ເຍ ia,ເືອ uea,ແ ae,ແະ ae,ແັ ae,ໂ o,ໂະ o,ໃ ai,ໄ ai",
	),
	signs: /[ະ-ູົຽໍ]/u,
	helpers: "ອວ",
	seconds: "ລຣວຼ",
	closed: "o",
	open: "a",
};

/** Khmer vowels sound by the series of their consonant: each is read for the first series and for the second. */
const khmerSecond = "គឃងជឈញឌឍទធនពភមយរលវ";
const khmer: Script = {
	consonants: new Map(
		table(
			"កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវឝឞសហឡអ",
			"k k k k ng ch ch ch ch nh d t d t n t t t t n b p p p m y r l v s s s h l -",
		),
	),
	ends: new Map(table("បដ", "p t")),
	leads: "",
	vowels: rows(
		"ា a,ិ i,ី i,ឹ oe,ឺ oe,ុ u,ូ u,ួ uo,ើ oe,ឿ oea,ៀ ie,េ e,ែ e,ៃ ai,ោ o,ៅ au,ំ am,ុំ um,ាំ am,ះ ah,ុះ oh,េះ eh,ោះ oh,័ a",
	),
	signs: /[ា-៑]/u,
	helpers: "",
	seconds: "",
	closed: "o",
	open: "a",
};
/** Letters that are vowels by themselves. */
const khmerAlone: ReadonlyMap<string, string> = new Map(
	table("ឥឦឧឩឪឫឬឭឮឯឰឱឲឳ", "i i u u au rue rue lue lue ae ai o o au"),
);
const stacked = "្";

type At = { all: readonly string[]; at: number };

/** Reads a word of one of these scripts; undefined where it is of none. Words of Burmese names are their syllables. */
export const syllablesOf = (word: string): string[] | undefined => {
	if (/[ก-๛]/u.test(word)) return [bySyllables([...word.replace(/[่-๋]/gu, "").replace(/.[ิุ]?์/gu, "")], thai)];
	if (/[ກ-ໟ]/u.test(word)) return [bySyllables([...word.replace(/[່-໋]/gu, "").replace(/.໌/gu, "")], lao)];
	if (/[ក-៿]/u.test(word)) return [bySyllables([...khmerLetters(word)], khmer)];
	if (/[က-႟]/u.test(word)) return burmese(word);
	return undefined;
};

/** Signs that shift the series or shorten say nothing here, but for the b that one of them makes a p. */
const khmerLetters = (word: string): string => word.replace(/ប៉/gu, "ផ").replace(/[៉-៏៑]/gu, "");

const bySyllables = (all: readonly string[], script: Script): string => {
	const here: At = { all, at: 0 };
	let text = "";
	while (here.at < all.length) {
		const last = here.at > 0 && here.at === all.length - 1 && script.consonants.has(all[here.at] ?? "");
		// One more consonant behind a syllable that has its end is written for the word's origin, and not heard.
		if (last) break;
		text += syllable(here, script);
	}
	return text;
};

const syllable = (here: At, script: Script): string => {
	const { all } = here;
	const lead = script.leads.includes(all[here.at] ?? "") ? (all[here.at++] ?? "") : "";
	const first = all[here.at++] ?? "";
	if (!script.consonants.has(first)) return khmerAlone.get(first) ?? script.vowels.get(first) ?? "";
	const onset = onsetOf(here, script, first, lead);
	const signs = lead + signsOf(here, script, lead);
	if (signs === "") return onset + unwritten(here, script);
	const vowel = script.vowels.get(signs) ?? [...signs].map((sign) => script.vowels.get(sign) ?? "").join("");
	return onset + bySeries(vowel, first) + coda(here, script);
};

/** A Khmer u is an o after a consonant of the first series. */
const bySeries = (vowel: string, first: string): string =>
	vowel === "u" && /[ក-អ]/u.test(first) && !khmerSecond.includes(first) && first !== "ហ" ? "o" : vowel;

const isConsonant = ({ all }: At, script: Script, at: number): boolean => script.consonants.has(all[at] ?? "");
const hasSign = ({ all }: At, script: Script, at: number): boolean => script.signs.test(all[at + 1] ?? "");
const beforeTail = /[งญณนมยรลวງຍນມລຣວ]/u;

/** The first consonant, and those that are spoken with it. */
const onsetOf = (here: At, script: Script, first: string, lead: string): string => {
	const { all } = here;
	let onset = script.consonants.get(first) ?? "";
	for (; all[here.at] === stacked; here.at += 2) onset += script.consonants.get(all[here.at + 1] ?? "") ?? "";
	const next = all[here.at] ?? "";
	// The h gives the next consonant its tone, and is not heard.
	const silent = /[หຫ]/u.test(first) && beforeTail.test(next);
	if (next === "" || !(silent || script.seconds.includes(next))) return onset;
	const [sign = "", after = ""] = [all[here.at + 1], all[here.at + 2]];
	const led = /[ไใໄໃ]/u.test(lead) || (isConsonant(here, script, here.at + 1) && !hasSign(here, script, here.at + 1));
	const together = lead === "" ? script.signs.test(sign) : led || /^(?:ีย|ือ|ືອ)$/u.test(sign + after);
	if (!together) return onset;
	here.at++;
	return silent ? (script.consonants.get(next) ?? "") : onset + (script.consonants.get(next) ?? "l");
};

/** All signs of the vowel, and the letters that are a part of it. */
const signsOf = (here: At, script: Script, lead: string): string => {
	let signs = "";
	for (;;) {
		const sign = here.all[here.at] ?? "";
		const isPart =
			script.helpers.includes(sign) && !hasSign(here, script, here.at) && script.vowels.has(lead + signs + sign);
		if (sign === "" || !(isPart || script.signs.test(sign))) return signs;
		signs += sign;
		here.at++;
	}
};

/** The consonant that ends the syllable, unless it begins the next one. */
const coda = (here: At, script: Script): string => {
	const end = here.all[here.at] ?? "";
	const after = here.all[here.at + 1] ?? "";
	const begins =
		hasSign(here, script, here.at) ||
		(after !== "" && script.seconds.includes(after) && hasSign(here, script, here.at + 1));
	if (begins || !script.consonants.has(end)) return "";
	here.at++;
	let text = script.ends.get(end) ?? script.consonants.get(end) ?? "";
	for (; here.all[here.at] === stacked && !hasSign(here, script, here.at + 1); here.at += 2)
		text += script.consonants.get(here.all[here.at + 1] ?? "") ?? "";
	return text;
};

/** Consonants without a vowel: two are a closed syllable, an odd one before them is an open one. */
const unwritten = (here: At, script: Script): string => {
	let run = 0;
	while (isConsonant(here, script, here.at + run) && !hasSign(here, script, here.at + run)) run++;
	const round = /[วວ]/u.test(here.all[here.at] ?? "") && run > 1;
	if (round) {
		here.at++;
		return `ua${coda(here, script)}`;
	}
	return run % 2 === 1 ? script.closed + coda(here, script) : script.open;
};

const burmeseFirst = new Map(
	table(
		"ကခဂဃငစဆဇဈဉညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအဿ",
		"k k g g ng s s z z ny ny t t d d n t t d d n p p b b m y y l w th h l - th",
	),
);
const burmeseAlone = new Map(table("ဣဤဥဦဧဩဪ", "i i u u e aw aw"));
const medials = new Map(table("ျြွှ", "y y w h"));
/** Vowel and end of a syllable together, as names spell them. `C` stands for any consonant that ends it. */
const rhymes = rows(
	"ောင် aung,ောက် auk,ိုင် aing,ိုက် aik,ော် aw,ော aw,ို o,ုံ on,ုန် on,ုမ် on,ုတ် ok,ုပ် ok,ိန် ein,ိမ် ein,ိတ် eik,ိပ် eik,င် in,ဉ် in,ည် i,န် an,မ် an,ံ an,က် et,စ် it,တ် at,ပ် at,ယ် e,ဲ e,ေ e,ာ a,ိ i,ီ i,ု u,ူ u",
);

/** A syllable begins with a consonant: none that ends one, and none that is written under another. */
const burmeseSyllable = /(?:[က-အဿ](?!်|္)|[ဣ-ဪ])(?:[^က-အဿဣ-ဪ]|[က-အဿ](?=်|္)|(?<=္)[က-အဿ])*/gu;

const burmese = (word: string): string[] =>
	(word.replace(/ါ/gu, "ာ").replace(/[့း]/gu, "").match(burmeseSyllable) ?? []).map((one) => {
		const [first = "", ...rest] = [...one];
		const spoken = rest.filter((sign) => medials.has(sign)).map((sign) => medials.get(sign) ?? "");
		const rhyme = rest
			.filter((sign) => !medials.has(sign))
			.join("")
			.replace(/္./gu, "");
		const rounded = rest.includes("ွ") && /^[နမ]်$/.test(rhyme);
		const onset = (burmeseFirst.get(first) ?? burmeseAlone.get(first) ?? "") + spoken.join("");
		// Tun and Htun are written with a w that is heard as the vowel.
		if (rounded) return `${onset.replace("w", "")}un`;
		// Hla, Hnin: the h is heard first.
		// Aye is written with an e of its own.
		if (first === "အ" && rhyme === "ေ") return "aye";
		const heard = spoken.includes("h") ? `h${onset.replace(/h$/, "")}` : onset;
		return heard + (rhymes.get(rhyme) ?? (rhyme === "" && !burmeseAlone.has(first) ? "a" : ""));
	});
