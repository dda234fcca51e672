import { closeLetters, type Letter, letter, type Table, type Texts } from "@seamark/letters";
import { seeded } from "../support/seeded.ts";
import type { Options } from "./options.ts";
import { figureOf, goalOf } from "./stats.ts";
import { table } from "./table.ts";
import { memoryKbNow } from "./usage.ts";

const english =
	"the boat went on by night and nobody at the harbour was told who had paid for the fuel or the two cars".split(" ");
const arabic = "سار القارب ليلا ولم يعرف احد في الميناء من دفع ثمن الوقود والسيارتين في ذلك اليوم".split(" ");
const chinese = "王小明 陳大文 李娜 張偉 劉洋 林美玲".split(" ");

/** A letter of ten pages in three scripts, like no other: two languages side by side, and a table of names. */
const tenPages = (number: number): Letter => {
	const { int } = seeded(number);
	const words = (from: readonly string[], count: number) =>
		Array.from({ length: count }, () => from[int(from.length)]).join(" ");
	const paragraph = () => ({
		kind: "paragraph" as const,
		texts: [`${words(english, 60)}.`, words(arabic, 60)] as Texts,
	});
	const names: Table = {
		kind: "table",
		caption: ["Persons", "الأشخاص"],
		head: [["Name", "الاسم"] as Texts, ["Remark", "ملاحظة"] as Texts],
		rows: Array.from({ length: 25 }, () => [words(chinese, 1), words(english, 5)]),
	};
	return {
		languages: ["en", "ar"],
		title: [`Bench letter ${number}`, "رسالة"],
		marks: ["TLP:RED"],
		reference: `B-${number}`,
		references: [],
		sections: Array.from({ length: 5 }, (_, n) => ({
			heading: [`Part ${n + 1}`, "جزء"] as Texts,
			parts: [...Array.from({ length: 13 }, paragraph), ...(n === 0 ? [names] : [])],
		})),
	};
};

/** Letters of ten pages in three scripts, each another one: how long each takes, and whether memory stays where it was. */
export const letters = async (o: Options) => {
	const count = o.quick ? 12 : 500;
	const settled = o.quick ? 4 : 100;
	const began = performance.now();
	const first = await letter(tenPages(0));
	const firstMs = performance.now() - began;
	const pages = (
		Buffer.from(first)
			.toString("latin1")
			.match(/\/Type \/Page\s/g) ?? []
	).length;
	const row = table(o.say, ["letters set", "ms each", "memory MB"]);
	const times: number[] = [];
	const memory: number[] = [];
	for (let n = 1; n <= count; n++) {
		const document = tenPages(n);
		const from = performance.now();
		await letter(document);
		times.push(performance.now() - from);
		if (n % settled !== 0) continue;
		memory.push(Math.round(memoryKbNow() / 1_024));
		row(`${n}`, Math.round(figureOf(times.slice(-settled)).median), memory.at(-1) ?? 0);
	}
	await closeLetters();
	const grew = (memory.at(-1) ?? 0) - (memory[0] ?? 0);
	return {
		bench: "letters",
		unit: "ms",
		letters: count,
		pages,
		firstMs: Math.round(firstMs),
		results: { letterMs: figureOf(times) },
		memoryMb: memory,
		goals: {
			letterMs: goalOf(figureOf(times).median, { under: 300 }),
			memoryGrewMb: goalOf(grew, { under: 30 }),
		},
	};
};
