import { pinyin } from "pinyin-pro";
import type * as ToJyutping from "to-jyutping";
import { whenNeeded } from "./when-needed.ts";

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

const jyutping = whenNeeded<typeof ToJyutping>("to-jyutping");

export const cantonese = (run: string): string[] => {
	const spoken = mandarin(run);
	return jyutping()
		.getJyutpingList(run)
		.map(([sign, sound], at) => {
			const surname = at === 0 ? registered[sign] : undefined;
			return surname ?? (sound === null ? sign : hongKong(sound, /^[zcs]i$/.test(spoken[at] ?? "")));
		});
};

/** Surnames whose spelling on identity cards of Hong Kong does not follow from their sound, or that are read otherwise as a surname. */
const registered: Readonly<Record<string, string>> = Object.fromEntries(
	"曾 tsang,徐 tsui,崔 tsui,趙 chiu,赵 chiu,焦 chiu,楊 yeung,杨 yeung,謝 tse,谢 tse,鄭 cheng,郑 cheng,蔡 choi,周 chow,鄒 chow,邹 chow,邱 yau,丘 yau,何 ho,余 yu,許 hui,许 hui,鄧 tang,邓 tang,蕭 siu,萧 siu,邵 shiu,岑 shum,沈 shum,翁 yung,歐 au,欧 au,區 au,区 au,麥 mak,麦 mak,關 kwan,关 kwan,譚 tam,谭 tam,潘 poon,古 koo,顧 koo,顾 koo,胡 wu,盧 lo,卢 lo,羅 lo,罗 lo,伍 ng,吳 ng,吴 ng,袁 yuen,阮 yuen,孫 suen,孙 suen,蘇 so,苏 so,單 sin,单 sin,朱 chu,莊 chong,庄 chong,鍾 chung,钟 chung,游 yau,石 shek,石 shek,薛 sit,史 sze,司徒 szeto,屈 wat,尹 wan,溫 wan,温 wan,韋 wai,卓 cheuk,冼 sin,冯 fung,馮 fung"
		.split(",")
		.map((one) => one.split(" ")),
);

/** Jyutping as Hong Kong's registries spell it. */
const hongKong = (sound: string, hissed: boolean): string => {
	const [, initial = "", final = ""] = /^(ng|gw|kw|[bpmfdtnlgkhwzcsj])?([a-z]*)\d?$/.exec(sound) ?? [];
	// Tsz and Sze where Mandarin has zi and si, Chi and Si where it has zhi and shi.
	if (final === "i" && hissed && /^[zcs]$/.test(initial)) return initial === "s" ? "sze" : "tsz";
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
