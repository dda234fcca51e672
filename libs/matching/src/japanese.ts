import { toRomaji } from "wanakana";
import table from "./japanese-names.json" with { type: "json" };
import more from "./more-japanese-names.json" with { type: "json" };

type Readings = Record<string, string>;
const { surnames, given } = table as { surnames: Readings; given: Readings };

/** Kana in Latin letters as passports write them: long vowels are not told from short ones. */
export const romaji = (kana: string): string =>
	toRomaji(kana.toLowerCase())
		.toLowerCase()
		.replace(/[^a-z]/g, "")
		.replace(/ou|oo/g, "o")
		.replace(/uu/g, "u")
		.replace(/aa/g, "a")
		.replace(/ei(?=[^aeiou]|$)|ee/g, (long) => (long === "ee" ? "e" : long));

const { read } = more as { read: Readings };

/** Characters of families that keep an older form, by the one of today. */
const older: Readonly<Record<string, string>> = Object.fromEntries(
	"斎齋齊斉 辺邊邉 沢澤 浜濱 広廣 国國 桜櫻 高髙 崎﨑嵜 島嶋嶌 竜龍 恵惠 真眞 富冨 吉𠮷 実實 栄榮 学學 滝瀧 豊豐 条條 関關 黒黑 徳德 緑綠 塩鹽 円圓 当當 亀龜 鉄鐵 礼禮"
		.split(" ")
		.flatMap((row) => {
			const [now = "", ...before] = [...row];
			return before.map((one) => [one, now]);
		}),
);
const ofToday = (written: string): string => [...written].map((sign) => older[sign] ?? sign).join("");
const byToday = (names: Readings): Readings => {
	const found: Readings = {};
	for (const [written, spoken] of Object.entries(names)) {
		const now = ofToday(written);
		found[now] = now in found && now !== written ? (found[now] as string) : spoken;
	}
	return found;
};
/** Made when the first of them is asked for: most processes read no Japanese name. */
const tables = new Map<Readings, Readings>();

const known = (names: Readings, written: string): string | undefined => {
	const table = tables.get(names) ?? byToday(names);
	tables.set(names, table);
	const now = ofToday(written);
	return Object.hasOwn(table, now) ? table[now] : undefined;
};

const readingsOf = (names: Readings, written: string): string[] =>
	(known(names, written) ?? known(read, written) ?? "")
		.split(" ")
		.filter((one) => one !== "")
		.slice(0, 3)
		.map(romaji);

/** Surname and given name of characters that are a Japanese name, as far as the table has both; the longest surname first. */
export const japaneseReadings = (runs: readonly string[]): string[][] => {
	if (runs.length === 2) return both(runs[0] as string, runs[1] as string);
	const [run = ""] = runs;
	if (runs.length !== 1) return [];
	for (let end = Math.min(4, run.length - 1); end > 0; end--) {
		const found = both(run.slice(0, end), run.slice(end));
		if (found.length > 0) return found;
	}
	// Of a given name that no table has, the surname still says something. Those of one sign are names of China too.
	for (let end = Math.min(4, run.length - 1); end > 1; end--) {
		const surname = readingsOf(surnames, run.slice(0, end));
		if (surname.length > 0) return surname.map((one) => [one]);
	}
	return [];
};

const both = (surname: string, name: string): string[][] =>
	readingsOf(surnames, surname)
		.flatMap((one) => readingsOf(given, name).map((other) => [one, other]))
		.slice(0, 4);

/** Of a name in characters and kana, the part in characters alone: 田中 さくら. */
export const readingOfPart = (run: string): string | undefined =>
	readingsOf(surnames, run)[0] ?? readingsOf(given, run)[0];
