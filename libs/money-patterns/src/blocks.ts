import { acquainted } from "./acquainted.ts";
import { logChoose, logTail, scoreOf } from "./chance.ts";
import { days, type Finding } from "./finding.ts";
import { between } from "./passing-on.ts";
import { evidenceOf, isPassing, type Prepared, take } from "./prepare.ts";

/** Accounts each of which paid most of others. */
export type Block = { left: Set<number>; right: Set<number>; places: number[]; log: number };

/** New payers of one payee in one time, at most: with more it is a shop, and who pays it says nothing. */
const mostPayers = 60;
const leastEdges = 6;

/** Two payers that paid one payee, and when the first of them did. */
type Shared = { key: number; payee: number; at: number };
/** Payees that two payers share in one time. */
type Seed = { payees: number[]; from: number; until: number };

/** For every two payers, which payees both paid within a time: sorted, so that equal pairs lie together. */
const sharedPairs = (prepared: Prepared): Shared[] => {
	const { graph } = prepared;
	const { incoming, inBegin, accounts } = graph;
	const shared: Shared[] = [];
	for (let payee = 1; payee <= accounts; payee++) {
		const places: number[] = [];
		for (let n = inBegin[payee] as number; n < (inBegin[payee + 1] as number); n++)
			if (isPassing(prepared, incoming[n] as number)) places.push(incoming[n] as number);
		if (places.length > 1) pairsAt(prepared, payee, places, shared);
	}
	return shared.sort((one, two) => one.key - two.key || one.at - two.at);
};

/** Every two of the payers of one payee that pay within a time. */
const pairsAt = ({ graph, parameters }: Prepared, payee: number, places: readonly number[], into: Shared[]): void => {
	const { source, at, accounts } = graph;
	for (let n = 0; n < places.length; n++) {
		const moment = at[places[n] as number] as number;
		let end = n + 1;
		while (end < places.length && (at[places[end] as number] as number) - moment <= parameters.passing) end++;
		// A payee who has as many at any time is a shop.
		if (end - n > mostPayers || end - n < places.length / 4) continue;
		for (let other = n + 1; other < end; other++) {
			const [a, b] = [source[places[n] as number] as number, source[places[other] as number] as number];
			if (a !== b) into.push({ key: Math.min(a, b) * (accounts + 1) + Math.max(a, b), payee, at: moment });
		}
	}
};

/** Of how many payees two payers that share them are worth a look: two, or more where chance makes thousands of such pairs. */
const leastShared = (active: number, shared: number): number => {
	const pairs = (active * active) / 2;
	let least = 2;
	while (least < 50 && logTail(least, shared / pairs) + Math.log(pairs) > Math.log(5_000)) least++;
	return least;
};

/** For every two payers that share two payees or more: these payees. Those that share most come first. */
const seedsOf = (prepared: Prepared): Seed[] => {
	const { passing } = prepared.parameters;
	const shared = sharedPairs(prepared);
	const seeds: Seed[] = [];
	const least = leastShared(prepared.active, shared.length);
	for (let begin = 0, end = 0; begin < shared.length; begin = end) {
		const payees = new Set<number>();
		const { key, at } = shared[begin] as Shared;
		for (; end < shared.length && shared[end]?.key === key && (shared[end] as Shared).at <= at + passing; end++)
			payees.add((shared[end] as Shared).payee);
		if (payees.size >= least)
			seeds.push({ payees: [...payees], from: Math.max(0, at - passing), until: at + 2 * passing });
	}
	return seeds.sort((a, b) => b.payees.length - a.payees.length);
};

/** New payers of these payees that pay two of them or more. */
const payersOf = (prepared: Prepared, { payees, from, until }: Seed): number[] => {
	const { graph } = prepared;
	const paid = new Map<number, Set<number>>();
	for (const payee of payees) {
		const [first, end, placeOf] = between(prepared, payee, "in", from, until);
		for (let n = first; n < end; n++) {
			const place = placeOf(n);
			if (!isPassing(prepared, place)) continue;
			const payer = graph.source[place] as number;
			paid.set(payer, (paid.get(payer) ?? new Set()).add(payee));
		}
	}
	return [...paid].filter(([, some]) => some.size >= 2).map(([payer]) => payer);
};

/** The time of this length in which most of the transfers lie. */
const busiest = ({ graph }: Prepared, places: readonly number[], length: number): number[] => {
	const ordered = [...places].sort((a, b) => (graph.at[a] as number) - (graph.at[b] as number));
	let best: [from: number, to: number] = [0, 0];
	for (let from = 0, to = 0; from < ordered.length; from++) {
		const last = (graph.at[ordered[from] as number] as number) + length;
		while (to < ordered.length && (graph.at[ordered[to] as number] as number) <= last) to++;
		if (to - from > best[1] - best[0]) best = [from, to];
	}
	return ordered.slice(...best);
};

/** The share of the other side that each has to deal with. */
const most = 0.6;
/** Where one side is known. */
const mostBeside = 0.5;

/** The payers and payees of a group, without those that deal with few of the other side. */
const dense = ({ graph }: Prepared, given: readonly number[], share = most): Omit<Block, "log"> => {
	let places = given;
	for (;;) {
		const [left, right] = [new Map<number, Set<number>>(), new Map<number, Set<number>>()];
		for (const place of places) {
			const [from, to] = [graph.source[place] as number, graph.target[place] as number];
			left.set(from, (left.get(from) ?? new Set()).add(to));
			right.set(to, (right.get(to) ?? new Set()).add(from));
		}
		// The payees that count are those of two payers or more: others are what somebody did besides.
		const common = [...right.values()].filter((payers) => payers.size > 1).length;
		const kept = places.filter(
			(place) =>
				(left.get(graph.source[place] as number)?.size ?? 0) >= Math.max(2, common * share) &&
				(right.get(graph.target[place] as number)?.size ?? 0) >= Math.max(2, left.size * share),
		);
		if (kept.length === places.length)
			return { left: new Set(left.keys()), right: new Set(right.keys()), places: kept };
		places = kept;
	}
};

const groupOf = (prepared: Prepared, seed: Seed): Omit<Block, "log"> | undefined => {
	const places = payersOf(prepared, seed).flatMap((payer) => {
		const [first, end] = between(prepared, payer, "out", seed.from, seed.until);
		return Array.from({ length: end - first }, (_, n) => first + n).filter((place) => isPassing(prepared, place));
	});
	const near = busiest(prepared, dense(prepared, places).places, prepared.parameters.passing);
	const found = dense(prepared, near);
	return found.left.size < 2 || found.right.size < 2 ? undefined : found;
};

/** Logarithm of how many groups of as many, with as many payments among them, chance would make. */
const logByChance = (
	{ graph, parameters, lasts, active }: Prepared,
	found: Omit<Block, "log">,
	passing: number,
): number => {
	const share = Math.min(1, parameters.passing / lasts);
	const pairs = found.left.size * found.right.size;
	const edges = new Set(found.places.map((place) => `${graph.source[place]} ${graph.target[place]}`)).size;
	const choices = logChoose(active, found.left.size) + logChoose(active, found.right.size);
	return logTail(edges, (pairs * passing * share) / (active * active)) + choices - Math.log(share);
};

const blocksOf = (prepared: Prepared): Block[] => {
	const { graph, parameters } = prepared;
	let passing = 0;
	for (let n = 0; n < graph.count; n++) if (isPassing(prepared, n)) passing++;
	const blocks: Block[] = [];
	for (const seed of seedsOf(prepared)) {
		const found = groupOf(prepared, seed);
		if (!found || found.places.length < leastEdges) continue;
		const log = logByChance(prepared, found, passing);
		// Accounts that were chosen for what they share need more: friends and colleagues share what chance does not.
		if (log > Math.log(parameters.mostByChance / 1_000)) continue;
		const all = [...found.left, ...found.right];
		if (acquainted(prepared, all, { accounts: all, places: found.places }) >= parameters.circle) continue;
		take(prepared, found.places);
		blocks.push({ ...found, log });
	}
	return blocks;
};

const overlap = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
	let both = 0;
	for (const one of a) if (b.has(one)) both++;
	return both / Math.max(a.size, b.size);
};

const sum = (prepared: Prepared, { places }: Block): number => evidenceOf(prepared, places).amount;

/**
 * The layer behind a block, or before it. Its payers, or its payees, are known. So fewer payments are enough than where all accounts come into
 * question.
 */
const layerBeside = (prepared: Prepared, block: Block, side: "in" | "out"): Block | undefined => {
	const { parameters, active, lasts, graph } = prepared;
	const { from, until } = evidenceOf(prepared, block.places);
	const members = [...(side === "out" ? block.right : block.left)];
	const places = members.flatMap((account) => {
		const [first, end, placeOf] = between(
			prepared,
			account,
			side,
			Math.max(0, from - parameters.passing),
			until + parameters.passing,
		);
		return Array.from({ length: end - first }, (_, n) => placeOf(first + n)).filter((place) =>
			isPassing(prepared, place),
		);
	});
	const near = busiest(prepared, dense(prepared, places, mostBeside).places, parameters.passing);
	const found = dense(prepared, near, mostBeside);
	if (found.left.size < 2 || found.right.size < 2) return undefined;
	const share = Math.min(1, parameters.passing / lasts);
	const mean = (found.left.size * found.right.size * graph.count * share) / (active * active);
	const others = side === "out" ? found.right : found.left;
	const log = logTail(found.places.length, mean) + logChoose(active, others.size);
	if (log > Math.log(parameters.mostByChance)) return undefined;
	take(prepared, found.places);
	return { ...found, log };
};

/** Blocks one behind the other are a stack; a block alone is bipartite. */
export const blocks = (prepared: Prepared): Finding[] => {
	const all = blocksOf(prepared).sort((a, b) => a.log - b.log);
	const used = new Set<Block>();
	const findings: Finding[] = [];
	const stacked = (first: Block, second: Block): void => {
		used.add(first).add(second);
		findings.push(stackFinding(prepared, first, second));
	};
	for (const first of all) {
		const second = all.find(
			(one) => one !== first && !used.has(one) && !used.has(first) && overlap(first.right, one.left) >= mostBeside,
		);
		if (second) stacked(first, second);
	}
	for (const block of all) {
		if (used.has(block)) continue;
		const [after, before] = [layerBeside(prepared, block, "out"), layerBeside(prepared, block, "in")];
		if (after) stacked(block, after);
		else if (before) stacked(before, block);
		else findings.push(bipartiteFinding(prepared, block));
	}
	return findings;
};

const stackFinding = (prepared: Prepared, first: Block, second: Block): Finding => {
	const places = [...first.places, ...second.places];
	const evidence = evidenceOf(prepared, places);
	const log = first.log + second.log;
	const middle = [...first.right].filter((account) => second.left.has(account));
	return {
		pattern: "stack",
		roles: { from: [...first.left], middle, to: [...second.right] },
		possibleVictims: [...first.left, ...middle],
		...evidence,
		inOrder: evidenceOf(prepared, first.places).until <= evidenceOf(prepared, second.places).from,
		byChance: Math.exp(log),
		score: scoreOf(log),
		why: `${first.left.size} accounts paid most of ${middle.length}, and these paid most of ${second.right.size}, within ${days(evidence.until - evidence.from)}; ${Math.round((sum(prepared, second) / sum(prepared, first)) * 100)} % was passed on.`,
	};
};

const bipartiteFinding = (prepared: Prepared, block: Block): Finding => {
	const evidence = evidenceOf(prepared, block.places);
	return {
		pattern: "bipartite",
		roles: { from: [...block.left], to: [...block.right] },
		possibleVictims: [...block.left],
		...evidence,
		byChance: Math.exp(block.log),
		score: scoreOf(block.log),
		why: `${block.left.size} accounts paid most of the same ${block.right.size} within ${days(evidence.until - evidence.from)}; otherwise they have nothing to do with each other.`,
	};
};
