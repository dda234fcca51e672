import type hanja from "hanja";
import { hangulReading } from "./scripts.ts";
import { whenNeeded } from "./when-needed.ts";

/**
 * Korean names as their owners write them: the surname comes first. The official spelling is used for places; people keep to others,
 * of which each surname has one or two. Source: spellings of surnames on Korean passports, as the National Institute of the Korean
 * Language counted them.
 */
const surnames: Readonly<Record<string, string>> = Object.fromEntries(
	"김 kim gim,이 lee yi rhee,박 park pak,최 choi choe,정 jung chung,강 kang gang,조 cho jo,윤 yoon yun,장 jang chang,임 lim im,한 han,오 oh,서 seo suh,신 shin sin,권 kwon gwon,황 hwang,안 ahn an,송 song,류 ryu yoo,유 yoo yu,홍 hong,전 jeon chun,고 ko go,문 moon mun,손 son sohn,양 yang,배 bae pae,백 baek paik,허 heo hur,남 nam,심 shim sim,노 noh roh,하 ha,곽 kwak gwak,성 sung seong,차 cha,주 joo ju,우 woo,구 koo gu,민 min,진 jin chin,나 na ra,지 ji chi,엄 eom um,변 byun byeon,채 chae,원 won,천 cheon chun,방 bang pang,공 kong gong,현 hyun,함 ham,염 yeom yum,여 yeo,추 choo chu,도 do,석 seok suk,선 sun seon,설 seol sul,마 ma,길 gil kil,연 yeon,위 wi,표 pyo,명 myung,기 ki gi,반 ban,왕 wang,금 keum geum,옥 ok,맹 maeng,제 je,모 mo,탁 tak,국 kook guk,은 eun,용 yong,남궁 namgung namkoong,황보 hwangbo,제갈 jegal,선우 sunwoo,독고 dokgo,사공 sagong"
		.split(",")
		.map((one) => [one.slice(0, one.indexOf(" ")), one.slice(one.indexOf(" ") + 1)]),
);

/** Syllables that people spell otherwise than the official way. */
const customary: Readonly<Record<string, string>> = Object.fromEntries(
	"영 young,현 hyun,준 joon,수 soo,희 hee,은 eun,정 jung,성 sung,경 kyung,철 chul,훈 hoon,우 woo,주 joo,선 sun,규 kyu,기 ki,국 kook,숙 sook,순 soon,섭 sup,열 yul,빈 been,구 koo,무 moo,유 yoo,진 jin,걸 gul,건 gun,범 bum,병 byung,명 myung,형 hyung,승 seung,근 keun,광 kwang,길 kil,교 kyo,권 kwon,강 kang"
		.split(",")
		.map((one) => one.split(" ")),
);

const official = (syllable: string): string => hangulReading(syllable.codePointAt(0) ?? 0) ?? syllable;

/** As English ears hear it: seok is Suk, eun is Un. */
const american = (syllable: string): string => official(syllable).replace(/eo|eu/g, "u");

/** As McCune and Reischauer spelled, without their marks: what begins a word is no voiced sound. */
const scholarly = (name: string): string =>
	[...name]
		.map((syllable, at) => {
			const plain = official(syllable).replace(/eo|eu/g, (vowel) => (vowel === "eo" ? "o" : "u"));
			return at === 0 ? plain.replace(/^[gdbj](?!h)/, (lead) => unvoiced[lead] as string) : plain;
		})
		.join("");
const unvoiced: Readonly<Record<string, string>> = { g: "k", d: "t", b: "p", j: "ch" };

const reader = whenNeeded<typeof hanja>("hanja");

/** A name in Han characters as Koreans read it. */
export const hangulOf = (characters: string): string => reader().default.translate(characters, "SUBSTITUTION");

/** Surname and given name of a run of syllables, in the ways in which people spell them. */
export const koreanReadings = (run: string, rest: readonly string[]): string[][] => {
	if (!/^\p{Script=Hangul}+$/u.test(run)) return [];
	const long = run.length > 2 && surnames[run.slice(0, 2)] !== undefined ? 2 : 1;
	const surname = rest.length > 0 ? run : run.slice(0, long);
	const given = rest.length > 0 ? rest.join("") : run.slice(long);
	const spelled = (surnames[surname] ?? "").split(" ").filter((one) => one !== "");
	const officially = [...surname].map(official).join("");
	const each = (how: (syllable: string) => string) => [...given].map(how).join("");
	const usual = each((one) => customary[one] ?? official(one));
	const heard = each(american);
	const first = spelled[0] ?? officially;
	const named = (own: string, name: string) => (name === "" ? [own] : [own, name]);
	return [
		named(first, usual),
		...spelled.slice(1).map((own) => named(own, usual)),
		named(first, each(official)),
		named(first, heard),
		named(spelled.at(-1) ?? officially, heard),
		named(scholarlySurnames[surname] ?? scholarly(surname), scholarly(given)),
	].filter((one, at, all) => all.findIndex((other) => other.join(" ") === one.join(" ")) === at);
};
const scholarlySurnames: Readonly<Record<string, string>> = {
	이: "yi",
	유: "yu",
	류: "yu",
	노: "no",
	임: "im",
	양: "yang",
};
