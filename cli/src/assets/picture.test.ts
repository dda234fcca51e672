import { expect, test } from "vitest";
import { dotOf, pictureOf } from "./picture.ts";
import { svgOf } from "./picture-svg.ts";

type Trace = Parameters<typeof pictureOf>[0];
const step = (from: string, to: string, amount: string, at: string) => ({
	...{ transfer: "T", at, from, to, currency: "FJD", whole: amount, because: "" },
	parts: [{ source: "V1", amount }],
});
const method = {
	...{ method: "Rolling charge", source: "Barlow Clowes", note: "", left: [] },
	held: [{ place: "A2", currency: "FJD", total: "40.00", parts: [] }],
	steps: [
		step("A1 FJD", "A2 FJD", "30.50", "2026-01-02T00:00:00Z"),
		step("A1 FJD", "A2 FJD", "19.50", "2026-01-05T00:00:00Z"),
		step("A2 FJD", "A1 FJD", "9.00", "2026-01-06T00:00:00Z"),
		step("A2 FJD", "(fee)", "1.00", "2026-01-06T00:00:00Z"),
	],
};
const trace = {
	proceeds: [{ source: 'V<1>"&', account: "A1", currency: "FJD", amount: "100.00" }],
	accounts: [
		{ account: "A1", hop: 0, at: "" },
		{ account: "A2", hop: 1, at: "" },
	],
	asked: { direction: "forwards" },
	...{ methods: [method], assumed: ["Said."], bounded: ["More."] },
} as unknown as Trace;
const picture = pictureOf(trace, method as Trace["methods"][number]);

test("arrows of one way are one, with their exact sum and their days; each box is in the column of its hop", () => {
	expect(picture.edges.map(({ from, to, label, dates }) => [from, to, label, dates])).toEqual([
		['from V<1>"&', "A1", "100.00 FJD", ""],
		["A1", "A2", "50.00 FJD", "2026-01-02 to 2026-01-05"],
		["A2", "A1", "9.00 FJD", "2026-01-06"],
		["A2", "(fee) of A2", "1.00 FJD", "2026-01-06"],
	]);
	expect(picture.nodes.map(({ id, column, note }) => [id, column, note])).toEqual([
		['from V<1>"&', 0, "100.00 FJD"],
		["A1", 1, ""],
		["A2", 2, "holds 40.00 FJD"],
		["(fee) of A2", 3, ""],
	]);
});

test("no text of a trace becomes markup, and what was not followed is in the picture", () => {
	const svg = svgOf(picture);
	expect(svg).not.toContain("<1>");
	expect(svg).toContain("V&#60;1&#62;&#34;&#38;");
	expect(svg).toContain("Not followed: More.");
	// What goes back passes below, so no line is drawn over a box.
	expect(svg.match(/<path d="M/g)).toHaveLength(5);
	const boxes = [...svg.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map((one) =>
		one.slice(1).map(Number),
	);
	const lowest = Math.max(...boxes.map(([, y = 0, , height = 0]) => y + height));
	expect(Number(/Q\d+,(\d+) \d+,\1 H/.exec(svg)?.[1])).toBeGreaterThan(lowest);
	expect(dotOf(picture)).toContain('"from V<1>\\"&" -> "A1" [label="100.00 FJD"];');
});

test("arrows that come into one box have their amounts one below the other; backwards, money still goes from left to right", () => {
	const pays = (from: string, n: number) => step(`${from} FJD`, "A9 FJD", `${n}.00`, "2026-01-02T00:00:00Z");
	const many = { ...method, held: [], steps: ["A1", "A2", "A3", "A4"].map((from, n) => pays(from, 1_000 + n)) };
	const accounts = ["A9", "A1", "A2", "A3", "A4"].map((account, n) => ({ account, hop: n === 0 ? 0 : 1, at: "" }));
	const backwards = { ...trace, proceeds: [], accounts, asked: { direction: "backwards" } } as unknown as Trace;
	const found = pictureOf(backwards, many as Trace["methods"][number]);
	expect(found.nodes.find(({ id }) => id === "A9")?.column).toBe(2);
	const heights = [...svgOf(found).matchAll(/y="(\d+)"[^>]*>1\u202f00\d\.00 FJD/g)]
		.map(([, y]) => Number(y))
		.sort((a, b) => a - b);
	expect(heights).toHaveLength(4);
	for (const [n, y] of heights.slice(1).entries()) expect(y - (heights[n] ?? 0)).toBeGreaterThanOrEqual(26);
});
