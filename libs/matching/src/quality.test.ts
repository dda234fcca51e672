import { createHash } from "node:crypto";
import { samples } from "@seamark/values";
import { expect, test } from "vitest";
import { comparePersons, keysOf, prepare } from "./index.ts";
import { keysVersion } from "./keys.ts";
import nicknames from "./nicknames.json" with { type: "json" };

/**
 * How well scores tell one person from another, and whether keys find what the score accepts. The names are made up from common
 * parts. Public sets of names of real persons are measured outside of the repository; docs/performance.md has the figures.
 */

type Pair = { a: string; b: string; same: boolean };
const named = (text: string) => ({ names: [{ text }] });
const scoreOf = ({ a, b }: Pair) => comparePersons(named(a), named(b)).score;

/** The share of pairs of a same and a different one that the score puts in order. */
const aucOf = (pairs: readonly Pair[]): number => {
	const scored = pairs.map((pair) => ({ ...pair, score: scoreOf(pair) }));
	const [same, different] = [scored.filter((one) => one.same), scored.filter((one) => !one.same)];
	let won = 0;
	for (const one of same)
		for (const other of different) won += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0;
	return won / (same.length * different.length);
};
const meet = ({ a, b }: Pair): boolean => {
	const keys = new Set(keysOf(prepare(named(a))));
	return keysOf(prepare(named(b))).some((key) => keys.has(key));
};
/** Of what the score would list, the share that the keys find. */
const foundOf = (pairs: readonly Pair[]): number => {
	const listed = pairs.filter((pair) => pair.same && scoreOf(pair) >= 0.75);
	return listed.filter(meet).length / listed.length;
};

const same = (text: string): Pair[] =>
	text
		.trim()
		.split("\n")
		.map((line) => line.trim().split(" = "))
		.map(([a = "", b = ""]) => ({ a, b, same: true }));

const scripts = same(`
	王小明 = Wang Xiaoming
	刘春燕 = Chunyan Liu
	欧阳建华 = Ouyang Jianhua
	陳大文 = Chan Tai Man
	黃美玲 = Wong Mei Ling
	張國華 = Cheung Kwok Wah
	林子明 = Lam Tsz Ming
	蔡文華 = Tsai Wen-hua
	許建成 = Hsu Chien-cheng
	田中太郎 = Taro Tanaka
	山田花子 = Yamada Hanako
	鈴木健一 = Suzuki Kenichi
	さくら タナカ = Tanaka Sakura
	シュンイチロウ サトウ = Shunichiro Sato
	김민수 = Kim Min-su
	이영희 = Lee Young-hee
	박지훈 = Jihoon Park
	최은정 = Choi Eun-jung
	임재현 = Im Jaehyeon
	محمد الحسن = Mohammed Al-Hassan
	الياس حداد = Elias Haddad
	عبد الرحمن سعيد = Abdulrahman Saeed
	Владимир Жуков = Vladimir Zhukov
	Щербаков Артём = Artem Shcherbakov
	Γιώργος Δημητρίου = Giorgos Dimitriou
	שרה כהן = Sarah Cohen
	प्रिया शर्मा = Priya Sharma
	রহিমা বেগম = Rahima Begum
	გიორგი ბერიძე = Giorgi Beridze
	Արմեն Պետրոսյան = Armen Petrosyan
	ሰላም ተስፋዬ = Selam Tesfaye
	ገብረማርያም አሕመድ = Gebremariam Ahmed
	สมชาย ใจดี = Somchai Jaidee
	ธนพล ศรีสุข = Thanapon Srisuk
	เกรียงไกร ดวงใจ = Kriangkrai Duangjai
	ສົມຈິດ ບຸນມີ = Somchit Bounmy
	ຄຳພອນ ວົງສະຫວັນ = Khamphone Vongsavan
	ចាន់ សុខា = Chan Sokha
	ទេព ដារ៉ា = Tep Dara
	အောင်ကျော်ဝင်း = Aung Kyaw Win
	ခင်မာလှိုင် = Khin Mar Hlaing
	අනුර පෙරේරා = Anura Perera
	ගුණවර්ධන සිරිසේන = Gunawardena Sirisena
	ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ = Gurpreet Singh
	മോഹൻ കുമാർ = Mohan Kumar
	राजेश मनमोहन = Rajesh Manmohan
	جان بيير دوبون = Jean-Pierre Dupont
`);
/** Everybody against others of the list, and against namesakes with another given name. */
const strangersOf = (pairs: readonly Pair[]): Pair[] =>
	pairs.flatMap(({ a }, n) =>
		[1, 2, 5, 11].map((step) => ({ a, b: pairs[(n + step) % pairs.length]?.b ?? "", same: false })),
	);

test("names are found across scripts", () => {
	const hard = [
		"Wang Jianguo",
		"Chan Siu Ling",
		"Tanaka Hanako",
		"Kim Young-chul",
		"Mahmoud Al-Hassan",
		"Viktor Zhukov",
	];
	const of = ["王小明", "陳大文", "田中太郎", "김민수", "محمد الحسن", "Владимир Жуков"];
	const namesakes = hard.map((b, n): Pair => ({ a: of[n] ?? "", b, same: false }));
	const auc = aucOf([...scripts, ...strangersOf(scripts), ...namesakes]);
	expect(auc).toBeGreaterThanOrEqual(0.95);
	expect(scripts.filter((pair) => !meet(pair)).map(({ a }) => a)).toEqual([]);
});

test("short forms are found, and other given names with the same surname are not", () => {
	const table = Object.entries(nicknames as Record<string, string>).flatMap(([full, shorts]) =>
		shorts.split(" ").map((short) => ({ full, short })),
	);
	const some = table.filter((_, n) => n % 7 === 0);
	const surnames = ["Carter", "Taufa", "Okafor", "Santos"];
	const pairs = some.flatMap(({ full, short }, n): Pair[] => {
		const surname = surnames[n % surnames.length];
		const other = some[(n + 40) % some.length]?.full ?? "";
		return [
			{ a: `${short} ${surname}`, b: `${full} ${surname}`, same: true },
			{ a: `${short} ${surname}`, b: `${other} ${surname}`, same: false },
		];
	});
	expect(aucOf(pairs)).toBeGreaterThanOrEqual(0.97);
	expect(foundOf(pairs)).toBeGreaterThanOrEqual(0.97);
});

test("variants of persons are told from their hardest strangers", () => {
	const pairs: Pair[] = [
		...same(`
			Mele Vainikolo = Mele Vainikollo
			Samuel Okafor = Samuel Chidi Okafor
			Friedrich Buchenau = Fridrich Buchenau
			FridrichBuchenau = Friedrich Buchenau
			Alexandr Lukasch = Alexander Lukasch
			Margarita-Simone Roth = Margarita Simone Roth
			A. Kowalski = Adam Kowalski
			JC Fournier = Jean-Claude Fournier
			Nikolai Patr ovsky = Nikolai Antonovich Patrovsky
			bin Salim Mohammed = Mohammed bin Salim
			Muhamad el Hasan = Mohammed Al-Hassan
			Dr. Rami Haddadin = Rami Haddadin
			Luisa Teresa Carmen Perez = Luisa Teresa Perez
			Ig0r Petr0v = Igor Petrov
			Wladimir Schukow = Vladimir Zhukov
			Sergejs Petrovs = Sergey Petrov
			NURMAN, Abdul Aziz = Abdul Aziz Noorman
			Catherine Walker = Cahterine Walker
			Hsieh Chih-ming = Xie Zhiming
			Teuila Faleolo = Teuila Fale'olo
		`),
		...same(`
			Olga Baranova = Oleg Baranov
			Anders Kristensen = Ulf Kristensen
			Daniel Dobrowski = Donald Dobrowski
			Luisa Monteiro = Luisa Montenero
			Mark Zimmermann = Mark Zimmerberg
			Luisa Teresa Carmen Perez = Luisa Teresa Carmen Gutierrez
			Sergey Ivanovich Petrov = Sergey Viktorovich Petrov
			Hans Otto Friedmann = Hans Joachim Friedmann
			Ahmad Suleimanov = Anwar Suleimanov
			Ben Carter = Tom Carter
			Lê Văn Sơn = Đỗ Văn Sơn
			Roman Kralik = Robert Kralik
			Karla Henriksen = Karla Frederiksen
			William Mutuasi = William Rutogi
			Christoph Luxheim = Christoph Luxemann
			Tomas Lind = Tomas Lindemann
			Tunde Adeyemi = Bola Adeyemi
			Halla Magnusdottir = Halla Tomasdottir
			Antony Albanini = Antony Albanetti
			Nils Fosterich = Niels Oscar Foost
		`).map((pair) => ({ ...pair, same: false })),
	];
	expect(aucOf(pairs)).toBeGreaterThanOrEqual(0.93);
	expect(foundOf(pairs)).toBeGreaterThanOrEqual(0.97);
});

test("names are found by what languages and registries make of them", () => {
	const pairs = same(`
		曾志明 = Tsang Chi Ming
		趙玉芝 = Chiu Yuk Chi
		楊文輝 = Yeung Man Fai
		鄧子豪 = Tang Tsz Ho
		이재석 = Lee Jae-suk
		이재석 = Yi Chae-sok
		김정은 = Kim Jung Un
		박서열 = Park Seo-yul
		朴正姬 = Park Jung-hee
		齋藤健一 = Saito Kenichi
		中島健人 = Nakajima Kento
		جمال الحربي = Gamal al-Harbi
		يوسف الحداوي = Youssef El Haddaoui
		کیان علوی = Kian Alavi
		Ксения Белова = Xenia Belova
		Юрий Горбатов = Jurij Gorbatow
		Михаил Хрущов = Michail Chruschtschow
		Mamadou Taufa = Mohamed Taufa
		Tolya Taufa = Anatoly Taufa
	`);
	const others = same(`
		曾志明 = Tsang Kwok Wah
		이재석 = Lee Min-ho
		박서열 = Park Ji-won
		يوسف الحداوي = Youssef El Mansouri
		Mohamed Hassan Taufa = Ahmed Hassan Taufa
		حسين الحداد = Hassan Al-Haddad
		Abdul Rahman Yusuf Taufa = Abdul Rahim Yusuf Taufa
		Bill Taufa = Robert Taufa
		Mikhail Taufa = Maxim Taufa
	`).map((pair) => ({ ...pair, same: false }));
	expect(aucOf([...pairs, ...others, ...strangersOf(pairs)])).toBeGreaterThanOrEqual(0.95);
	expect(pairs.filter((pair) => !meet(pair)).map(({ a, b }) => `${a} = ${b}`)).toEqual([]);
});

test("who is written with another character or syllable is somebody else, though in Latin letters both may be spelled alike", () => {
	for (const [one, other] of ["김종수 김정수", "이재형 이재명", "王小朋 王小平", "田中健一 田中健二"].map((pair) =>
		pair.split(" "),
	)) {
		expect(scoreOf({ a: one ?? "", b: other ?? "", same: false }), one).toBeLessThan(0.81);
		expect(scoreOf({ a: one ?? "", b: one ?? "", same: true }), one).toBe(1);
	}
	// The old and the new form of a character are one.
	expect(scoreOf({ a: "陳國華", b: "陈国华", same: true })).toBeGreaterThan(0.95);
});

test("who says which is the surname means it", () => {
	const same = scoreOf({ a: "THOMAS, Martin", b: "Martin Thomas", same: true });
	expect(same).toBe(1);
	expect(scoreOf({ a: "THOMAS, Martin", b: "MARTIN, Thomas", same: false })).toBeLessThan(0.8);
	// Who writes no comma may have either order.
	expect(scoreOf({ a: "THOMAS, Martin", b: "Thomas Martin", same: true })).toBeGreaterThan(0.95);
});

test("what persons are found by changes only with the version, so that the index is made anew", () => {
	const names = [...samples, ...scripts.flatMap(({ a, b }) => [a, b])];
	const keys = names.map((text) =>
		keysOf(prepare({ ...named(text), phones: [text], documents: [{ number: text }] })).join("+"),
	);
	const hash = createHash("sha256").update(keys.join("\n")).digest("hex").slice(0, 16);
	// Other keys than these? Raise the version, and write the new hash here.
	expect({ version: keysVersion, hash }).toEqual({ version: 4, hash: "8fa154894491c72f" });
});
