import { expect, test } from "vitest";
import { type Cell, circles, isSafe, type Rule, restOf, shownRows, type Table } from "./protect.ts";

/** Every way to spread up to `most` over `cells` numbers. */
const spreads = (cells: number, most: number): number[][] =>
	cells === 0
		? [[]]
		: Array.from({ length: most + 1 }, (_, first) =>
				spreads(cells - 1, most - first).map((rest) => [first, ...rest]),
			).flat();

const names = ["a", "b", "c", "d"];
/** A world: what each agency counts in each row. All that anybody may ask for is one answer, so that is all that can be put together. */
type World = { agencies: number[][]; total: Cell };
const tableOf = (world: World, rows: Table["rows"]): Table => ({
	rows,
	total: world.total,
	cells: Object.fromEntries(
		(world.agencies[0] ?? []).map((_, row) => [names[row] ?? "", world.agencies.map((counts) => counts[row] ?? 0)]),
	),
});
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const cellOf = (world: World, row: number, circle: readonly number[]) =>
	restOf(
		world.agencies.map((counts) => counts[row] ?? 0),
		circle,
	);

type Publish = (table: Table, rule: Rule) => ReadonlySet<string> | undefined;
const answerOf = (world: World, rows: Table["rows"], rule: Rule, publish: Publish): string => {
	const table = tableOf(world, rows);
	if (!isSafe(table.total, rule)) return "nothing";
	const shown = publish(table, rule);
	return JSON.stringify([
		sum(table.total),
		shown && Object.keys(table.cells).map((row) => (shown.has(row) ? sum(table.cells[row] ?? []) : null)),
	]);
};

/**
 * Anyone who knows the method and has every answer takes each world that gives the same ones: what holds in all of these, they know. Says
 * which numbers under the least one they know, exactly, and which they know to be all but so many of the total.
 */
const workedOut = (worlds: readonly World[], rows: Table["rows"], rule: Rule, publish: Publish): string[] => {
	const found: string[] = [];
	const agencies = worlds[0]?.agencies.length ?? 0;
	const answers = new Map(worlds.map((world) => [world, answerOf(world, rows, rule, publish)]));
	for (const circle of circles(agencies, Math.min(rule.together, agencies - 1))) {
		const known = (world: World) =>
			JSON.stringify(circle.map((agency) => [world.agencies[agency], world.total[agency]]));
		const alike = Map.groupBy(worlds, (world) => `${answers.get(world)} ${known(world)}`);
		for (const [answer, group] of alike)
			for (let row = 0; row < (group[0]?.agencies[0]?.length ?? 0); row++) {
				const whole = (world: World) => restOf(world.total, circle);
				for (const [what, value] of [
					["is", (world: World) => cellOf(world, row, circle)],
					["lacks", (world: World) => whole(world) - cellOf(world, row, circle)],
				] as const) {
					const values = new Set(group.map(value));
					const [only = 0] = values;
					if (values.size === 1 && only > 0 && only < rule.least)
						found.push(`${answer}: ${names[row]} ${what} ${only}`);
				}
			}
	}
	return found;
};

const partsWorlds = (agencies: number, rows: number, most: number): World[] =>
	spreads(agencies * rows, most).map((counts) => {
		const each = Array.from({ length: agencies }, (_, agency) => counts.slice(agency * rows, (agency + 1) * rows));
		return { agencies: each, total: each.map(sum) };
	});
/** Persons by the rows that each is in: of three rows there are seven ways to be in one at least. */
const anyWorlds = (agencies: number, most: number): World[] =>
	spreads(7 * agencies, most).map((counts) => {
		const each = Array.from({ length: agencies }, (_, agency) => counts.slice(agency * 7, (agency + 1) * 7));
		const row = (ways: number[], bit: number) => sum(ways.filter((_, way) => ((way + 1) & bit) > 0));
		return { agencies: each.map((ways) => [row(ways, 1), row(ways, 2), row(ways, 4)]), total: each.map(sum) };
	});

const rule = (o: Partial<Rule> = {}): Rule => ({ least: 3, left: 2, together: 0, ...o });
const primaryOnly: Publish = (table, by) =>
	new Set(Object.keys(table.cells).filter((row) => isSafe(table.cells[row] ?? [], by)));

test("no set of answers gives a number under the least one: over every world of one agency, each row apart", () => {
	const worlds = partsWorlds(1, 4, 13);
	expect(worlds).toHaveLength(2380);
	expect(workedOut(worlds, "parts", rule(), shownRows)).toEqual([]);
});

test("nor where persons are in several rows", () => {
	expect(workedOut(anyWorlds(1, 8), "any", rule(), shownRows)).toEqual([]);
	expect(workedOut(anyWorlds(2, 5), "any", rule({ together: 1 }), shownRows)).toEqual([]);
});

test("nor for an agency that takes its own numbers off, nor for two together", () => {
	expect(workedOut(partsWorlds(2, 3, 9), "parts", rule({ together: 1 }), shownRows)).toEqual([]);
	expect(workedOut(partsWorlds(2, 2, 12), "parts", rule({ together: 1 }), shownRows)).toEqual([]);
	expect(workedOut(partsWorlds(3, 2, 9), "parts", rule({ together: 2 }), shownRows)).toEqual([]);
});

test("control: without complementary suppression, and without the agencies' own knowledge, numbers can be worked out", () => {
	expect(workedOut(partsWorlds(1, 3, 8), "parts", rule(), primaryOnly)).toContainEqual(
		expect.stringMatching(/ is [12]$/),
	);
	const alone = (table: Table, by: Rule) => shownRows(table, { ...by, together: 0 });
	expect(workedOut(partsWorlds(2, 2, 8), "parts", rule({ together: 1 }), alone).length).toBeGreaterThan(0);
	expect(workedOut(anyWorlds(1, 6), "any", rule(), primaryOnly).length).toBeGreaterThan(0);
});

test("a small row takes another one with it, and what is safe stays", () => {
	const by = rule({ least: 10, left: 5 });
	const table = (cells: Record<string, number[]>): Table => ({
		rows: "parts",
		total: [sum(Object.values(cells).flat())],
		cells,
	});
	expect([...(shownRows(table({ women: [40], men: [25], girls: [12], boys: [0] }), by) ?? [])]).toEqual([
		"women",
		"men",
		"girls",
		"boys",
	]);
	// 51 less 47 is 4.
	expect(shownRows(table({ women: [47], men: [4] }), by)).toBeUndefined();
	expect([...(shownRows(table({ women: [47], men: [30], girls: [20], boys: [4] }), by) ?? [])]).toEqual([
		"women",
		"men",
	]);
});
