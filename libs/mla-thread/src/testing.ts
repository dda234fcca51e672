import { type Copy, countsOf, openCopy, possible, prepare, received, settled, take } from "./copy.ts";
import type { KindName } from "./kinds.ts";
import { type Side, sides } from "./state.ts";
import type { Known } from "./statement.ts";
import { type View, viewOf } from "./view.ts";

/** What the exhaustive check runs; a test puts a planted fault in the place of one of them. */
export const rules = {
	take,
	received,
	settled,
	view: (copy: Copy): View => viewOf(copy.chains),
};
export type Rules = typeof rules;

/** How many statements each side makes at most, and of which kinds where not of all. */
export type Bound = Record<Side, number> & { kinds?: readonly KindName[] };

/** Both sides, and every receipt that was ever given, since each may come at any time or never. */
export type World = {
	copies: Record<Side, Copy>;
	/** Receipts that the side gave: what it had at that moment. */
	receipts: Record<Side, readonly Record<Side, number>[]>;
	/** A backup of each side from earlier. */
	backups: Record<Side, Copy> | undefined;
	restored: number;
};

export const authority = {
	requesting: "00000000-0000-4000-8000-00000000000a",
	requested: "00000000-0000-4000-8000-00000000000b",
};
const thread = "00000000-0000-4000-8000-000000000001";
const other = { requesting: "requested", requested: "requesting" } as const;

export const newWorld = (): World => ({
	copies: {
		requesting: openCopy(thread, "requesting", authority),
		requested: openCopy(thread, "requested", authority),
	},
	receipts: { requesting: [], requested: [] },
	backups: undefined,
	restored: 0,
});

/** The hour is the same for all, so that the same history has the same hashes. */
export const at = "2026-05-04T00:00:00.000Z";
const content = {
	confirmBy: "2026-05-05T00:00:00.000Z",
	replyBy: "2026-05-03T00:00:00.000Z",
	submitBy: "2026-05-05T00:00:00.000Z",
};

export const make = (world: World, side: Side, kind: KindName, mark = ""): World => {
	const prepared = prepare(world.copies[side], { kind, at, content: mark ? { ...content, mark } : content });
	if (!("statement" in prepared)) throw new Error(`${side} cannot ${kind}: ${JSON.stringify(prepared)}`);
	const made = take(world.copies[side], { bytes: prepared.bytes, signature: "" }, prepared.statement);
	if (!("taken" in made)) throw new Error(`${side} refuses its own ${kind}: ${JSON.stringify(made.refused)}`);
	return { ...world, copies: { ...world.copies, [side]: made.copy } };
};

/** One statement arrives, perhaps again; anyone who takes it gives a receipt. */
export const deliver = (world: World, to: Side, known: Known, run: Rules = rules): World => {
	const result = run.take(world.copies[to], known, known.statement);
	if ("refused" in result && result.refused.why !== "missing")
		throw new Error(`${to} refuses ${known.statement.kind}: ${JSON.stringify(result.refused)}`);
	const counts = countsOf(result.copy);
	const had = world.receipts[to];
	const given = had.some((one) => one.requesting === counts.requesting && one.requested === counts.requested);
	return {
		...world,
		copies: { ...world.copies, [to]: result.copy },
		receipts: given || "refused" in result ? world.receipts : { ...world.receipts, [to]: [...had, counts] },
	};
};

export const acknowledge = (world: World, to: Side, counts: Record<Side, number>, run: Rules = rules): World => ({
	...world,
	copies: { ...world.copies, [to]: run.received(world.copies[to], counts) },
});

/** Every world that can follow: a statement is made, one arrives (in any order, any number of times), a receipt arrives. */
export function* steps(world: World, most: Bound, run: Rules): Generator<{ name: string; world: World }> {
	for (const side of sides) {
		yield* statementsOf(world, side, most);
		for (const by of sides)
			for (const known of world.copies[other[side]].chains[by])
				yield { name: `${known.statement.kind} arrives`, world: deliver(world, side, known, run) };
		for (const counts of world.receipts[other[side]])
			yield { name: `a receipt arrives at ${side}`, world: acknowledge(world, side, counts, run) };
		const backup = world.backups?.[side];
		if (backup && world.restored === 0 && backup !== world.copies[side])
			yield {
				name: `${side} is restored`,
				world: { ...world, restored: 1, copies: { ...world.copies, [side]: { ...backup } } },
			};
	}
}

function* statementsOf(world: World, side: Side, most: Bound) {
	const copy = world.copies[side];
	if (copy.diverged || copy.chains[side].length >= most[side]) return;
	for (const kind of possible(copy, Date.parse(at)).filter((one) => most.kinds?.includes(one) ?? true))
		yield { name: `${side} ${kind}`, world: make(world, side, kind, world.restored > 0 ? "again" : "") };
}

/** A short name of a world: two with the same name go on alike. */
export const nameOf = ({ copies, receipts, restored }: World): string =>
	sides
		.map((side) => {
			const { chains, delivered, diverged } = copies[side];
			const list = sides.map((by) => chains[by].map(({ hash }) => hash.slice(0, 12)).join("."));
			const given = receipts[side].map((one) => `${one.requesting}/${one.requested}`).sort();
			return [...list, delivered, diverged ? "diverged" : "", ...given].join(",");
		})
		.join("|") + restored;

export const outcomes = (copy: Copy, run: Rules): string[] =>
	run.view(copy).thread.map(({ known, outcome }) => `${known.hash.slice(0, 12)} ${known.statement.kind} ${outcome}`);
