import { readFileSync } from "node:fs";
import { splitCells } from "@seamark/csv";
import { comparePersons, keysOf, prepare } from "@seamark/matching";
import nicknames from "../../libs/matching/src/nicknames.json" with { type: "json" };
import { type Seeded, seeded } from "../support/seeded.ts";
import { namesOf, textOf, variations, vary } from "./names.ts";
import type { Options } from "./options.ts";
import { goalOf } from "./stats.ts";
import { table } from "./table.ts";

/** Two names, and whether they are one person's. */
type Pair = { a: string; b: string; same: boolean };
const groups = ["persons", "scripts", "nicknames"] as const;
type Group = (typeof groups)[number];
const goals: Readonly<Record<Group, number>> = { persons: 0.93, scripts: 0.9, nicknames: 0.9 };
/** What keys must find of what the score would list. */
const recallGoal = 0.97;
/** From this score on candidates are listed, as the hub does. */
const listed = 0.75;

/**
 * How well the score tells one person from another, and how much of what it accepts the keys find. Of made-up names; and, with `--set`,
 * of a public set that is on this machine. Those name real persons, so the project carries none.
 */
export const names = async (o: Options) => {
	const pairs = o.set === undefined ? madeUp(o.quick ? 60 : 3_000) : fromFile(o.set);
	const row = table(o.say, ["group", "same", "others", "AUC", "F1", "at", "found"]);
	const results = Object.fromEntries(
		groups.flatMap((group) => {
			const of = pairs.filter((pair) => pair.group === group);
			if (!of.some(({ same }) => same) || of.every(({ same }) => same)) return [];
			const result = measure(of);
			row(group, result.same, result.others, result.auc, result.f1, result.at, result.found);
			return [[group, result]];
		}),
	);
	return {
		bench: "names",
		set: o.set === undefined ? "made up" : "a file",
		results,
		goals: Object.fromEntries(
			Object.entries(results).flatMap(([group, { auc, found }]) => [
				[`${group} AUC`, goalOf(auc, { atLeast: goals[group as Group] })],
				[`${group} found by keys`, goalOf(found, { atLeast: recallGoal })],
			]),
		),
	};
};

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

const measure = (pairs: readonly Pair[]) => {
	const scored = pairs.map(({ a, b, same }) => {
		const [one, other] = [{ names: [{ text: a }] }, { names: [{ text: b }] }];
		const keys = new Set(keysOf(prepare(one)));
		return {
			same,
			score: comparePersons(one, other).score,
			meet: keysOf(prepare(other)).some((key) => keys.has(key)),
		};
	});
	const same = scored.filter((one) => one.same);
	const best = [...new Set(scored.map(({ score }) => score))]
		.map((at) => {
			const right = same.filter(({ score }) => score >= at).length;
			const taken = scored.filter(({ score }) => score >= at).length;
			return { at, f1: (2 * right) / (taken + same.length) };
		})
		.reduce((one, other) => (other.f1 > one.f1 ? other : one));
	const accepted = same.filter(({ score }) => score >= listed);
	return {
		same: same.length,
		others: scored.length - same.length,
		auc: rounded(aucOf(scored)),
		f1: rounded(best.f1),
		at: rounded(best.at),
		found: rounded(accepted.filter(({ meet }) => meet).length / Math.max(1, accepted.length)),
	};
};

/** The share of pairs of a same and a different one that the score puts in order; ties count half (Mann-Whitney). */
const aucOf = (scored: readonly { same: boolean; score: number }[]): number => {
	const sorted = [...scored].sort((one, other) => one.score - other.score);
	let ranks = 0;
	for (let from = 0, to = 0; from < sorted.length; from = to) {
		while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++;
		ranks += ((from + 1 + to) / 2) * sorted.slice(from, to).filter(({ same }) => same).length;
	}
	const same = scored.filter((one) => one.same).length;
	return (ranks - (same * (same + 1)) / 2) / (same * (scored.length - same));
};

type Grouped = Pair & { group: Group };

/** Each name otherwise written, beside the same name of another person: another given name, or another surname. */
const madeUp = (count: number): Grouped[] => {
	const [draws, all] = [seeded(20_261_130), namesOf(7)];
	const ways = variations.filter((how) => how !== "script");
	const written = Array.from({ length: count }, () => all.draw(draws)).flatMap((name): Grouped[] => {
		const other = all.draw(draws);
		const changed = draws.chance(0.5) ? 0 : name.parts.length - 1;
		const stranger = { ...name, parts: name.parts.map((part, n) => (n === changed ? (other.parts[0] ?? "") : part)) };
		return [draws.pick(ways), "script" as const].flatMap((how): Grouped[] => {
			const b = vary(name, how, draws);
			const group = how === "script" ? "scripts" : "persons";
			if (b === undefined) return [];
			return [
				{ group, a: textOf(name), b, same: true },
				{ group, a: textOf(stranger), b, same: false },
			];
		});
	});
	return [...written, ...shortForms(draws, count)];
};

const shortForms = (draws: Seeded, count: number): Grouped[] => {
	const forms = Object.entries(nicknames as Record<string, string>).flatMap(([full, shorts]) =>
		shorts.split(" ").map((short) => ({ full, short })),
	);
	const surnames = ["Carter", "Taufa", "Okafor", "Santos", "Vainikolo"];
	return Array.from({ length: Math.min(count, forms.length) }, () => draws.pick(forms)).flatMap(({ full, short }) => {
		const [surname, other] = [draws.pick(surnames), draws.pick(forms).full];
		const a = `${short} ${surname}`;
		const same = { group: "nicknames", a, b: `${full} ${surname}`, same: true } as const;
		return other === full ? [same] : [same, { group: "nicknames", a, b: `${other} ${surname}`, same: false } as const];
	});
};

/** A CSV with the columns `name1`, `name2` and `is_match`; `schema` other than Person is passed over, `category` tells nicknames. */
const fromFile = (path: string): Grouped[] => {
	const [head = [], ...rows] = readFileSync(path, "utf8")
		.split(/\r?\n/)
		.filter((line) => line !== "")
		.map((line) => {
			const cells = splitCells(line, ",");
			if ("fault" in cells) throw new TypeError(`--set: ${line.slice(0, 60)}: ${String(cells.fault)}`);
			return cells.cells;
		});
	for (const name of ["name1", "name2", "is_match"])
		if (!head.includes(name)) throw new TypeError(`--set must name a CSV with a column ${name}`);
	return rows.flatMap((cells): Grouped[] => {
		const of = (name: string) => cells[head.indexOf(name)] ?? "";
		if (!["", "Person"].includes(of("schema"))) return [];
		const [a, b] = [of("name1"), of("name2")];
		const group = /nick|short/i.test(of("category")) ? "nicknames" : sameScript(a, b) ? "persons" : "scripts";
		return [{ group, a, b, same: /^(true|1)$/i.test(of("is_match")) }];
	});
};

const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text);
const sameScript = (a: string, b: string): boolean => isLatin(a) === isLatin(b);
