import { pinyin } from "pinyin-pro";
import ToJyutping from "to-jyutping";

/**
 * Names in Han characters as their owners write them in Latin letters: in Pinyin, in the older spelling of Taiwan, and in that of
 * Hong Kong. The surname comes first and has one character, or two in the names listed here.
 */
const longSurnames = new Set(
	"欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 令狐 慕容 司徒 夏侯 长孙 長孫 宇文 端木 南宫 南宮 独孤 獨孤".split(
		" ",
	),
);

/** Where a run of characters has its surname's end. */
export const surnameLength = (run: readonly string[]): number =>
	run.length > 2 && longSurnames.has(run.slice(0, 2).join("")) ? 2 : 1;

export const mandarin = (run: string): string[] =>
	pinyin(run, { toneType: "none", type: "array", surname: "head", v: true }).map((one) => one.replace(/v/g, "u"));

export const cantonese = (run: string): string[] =>
	ToJyutping.getJyutpingList(run).map(([sign, sound]) => (sound === null ? sign : hongKong(sound)));

/** Jyutping as Hong Kong's registries spell it. */
const hongKong = (sound: string): string => {
	const [, initial = "", final = ""] = /^(ng|gw|kw|[bpmfdtnlgkhwzcsj])?([a-z]*)\d?$/.exec(sound) ?? [];
	if (final === "i" && /^[zcs]$/.test(initial)) return initial === "s" ? "sze" : "tsz";
	return (initials[initial] ?? initial) + (finals[final] ?? final);
};
const initials: Record<string, string> = { b: "p", d: "t", g: "k", gw: "kw", z: "ch", c: "ch", j: "y" };
const finals: Record<string, string> = {
	aa: "a",
	aai: "ai",
	aau: "au",
	aam: "am",
	aan: "an",
	aang: "ang",
	aap: "ap",
	aat: "at",
	aak: "ak",
	ai: "ai",
	au: "au",
	am: "am",
	an: "an",
	ang: "ang",
	ap: "ap",
	at: "at",
	ak: "ak",
	eoi: "ui",
	eon: "un",
	eot: "ut",
	oe: "oe",
	oeng: "eung",
	oek: "euk",
	ou: "o",
	yu: "u",
	yun: "uen",
	yut: "uet",
	i: "i",
};

/** Surnames of nine in ten people in China, in Pinyin: by them a name in Latin letters is taken for a Chinese one. */
const surnames = new Set(
	"wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang xu han feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lu ding ren shen yao jiang cui zhong tan lu fan jin shi liao jia xia wei fu fang bai zou meng xiong qin qiu jiang yin xue yan duan lei hou long shi tao li he gu mao hao gong shao wan qian yan wu dai mo kong xiang chang xi".split(
		" ",
	),
);
const syllable =
	"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u)|a|ai|an|ang|ao|e|en|er|ou)";
const oneOrTwo = new RegExp(`^(${syllable})(${syllable})?$`);

/** A Chinese name in Pinyin as it was spelled before; undefined for what is none. */
export const spelledBefore = (words: readonly string[]): string | undefined => {
	if (
		words.length < 2 ||
		words.length > 3 ||
		!words.some((word, at) => (at === 0 || at === words.length - 1) && surnames.has(word))
	)
		return undefined;
	const read = words.map((word) => oneOrTwo.exec(word));
	if (read.includes(null)) return undefined;
	return read
		.map((found) =>
			(found ?? [])
				.slice(1)
				.map((one) => wadeGiles(one ?? ""))
				.join(""),
		)
		.join(" ");
};

/** Pinyin in the spelling of Wade and Giles, without its apostrophes. */
export const wadeGiles = (syllable: string): string => {
	const [, initial = "", final = ""] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?([a-z]*)$/.exec(syllable) ?? [];
	if (syllable === "") return "";
	const whole = wholeWade[syllable];
	if (whole !== undefined) return whole;
	const start = wadeInitials[initial] ?? initial;
	return start + (wadeFinals[final] ?? final);
};
const wholeWade: Record<string, string> = {
	zhi: "chih",
	chi: "chih",
	shi: "shih",
	ri: "jih",
	zi: "tzu",
	ci: "tzu",
	si: "szu",
	yi: "i",
	you: "yu",
	yan: "yen",
	ye: "yeh",
	er: "erh",
	ze: "tse",
	ce: "tse",
	se: "se",
	le: "le",
	he: "ho",
	ge: "ko",
	ke: "ko",
	gui: "kuei",
	kui: "kuei",
	guo: "kuo",
	kuo: "kuo",
	huo: "huo",
	shuo: "shuo",
};
const wadeInitials: Record<string, string> = {
	b: "p",
	d: "t",
	g: "k",
	zh: "ch",
	j: "ch",
	q: "ch",
	x: "hs",
	z: "ts",
	c: "ts",
	r: "j",
};
const wadeFinals: Record<string, string> = { ong: "ung", ian: "ien", ie: "ieh", ue: "ueh", uo: "o", iong: "iung" };
