import { acquainted } from "./acquainted.ts";
import { logFactorial, scoreOf } from "./chance.ts";
import { days, type Finding } from "./finding.ts";
import { meanFollowing, passedOn } from "./passing-on.ts";
import { evidenceOf, isPassing, type Prepared, take } from "./prepare.ts";

/** Steps that one search may take; where it ends, that is said. */
const mostSteps = 20_000;
/** Where more payments than this follow one by chance, cycles in any order are looked for in a shorter time. */
const mostFollowing = 0.6;

type Looking = { within: number; inOrder: boolean; following: number };

/** Whether the transfers can be walked in the order of time from some one of them on, and no amount grows on the way. */
const isInOrder = ({ graph }: Prepared, path: readonly number[]): boolean => {
	const at = (n: number) => graph.at[path[n % path.length] as number] as number;
	const amount = (n: number) => graph.amount[path[n] as number] as number;
	return path.some(
		(_, start) =>
			(start === 0 || amount(path.length - 1) >= amount(0)) &&
			path.every((_place, n) => n === 0 || at(start + n) >= at(start + n - 1)),
	);
};

/** Each path with each payment that can follow it; those that come back to who paid first apart. Undefined after too many steps. */
const longer = (
	prepared: Prepared,
	paths: readonly number[][],
	{ within, inOrder }: Looking,
	steps: { left: number },
) => {
	const { graph, parameters } = prepared;
	const looking = { before: inOrder ? 0 : within, after: within, keeps: parameters.keeps };
	const open: number[][] = [];
	for (const path of paths) {
		const first = path[0] as number;
		for (const next of passedOn(prepared, path.at(-1) as number, looking)) {
			if (steps.left-- <= 0) return undefined;
			if (Math.abs((graph.at[next] as number) - (graph.at[first] as number)) > within) continue;
			const to = graph.target[next] as number;
			const isHome = to === graph.source[first];
			if (isHome && path.length > 1) return { closed: [...path, next], open };
			if (!isHome && !path.some((place) => graph.source[place] === to)) open.push([...path, next]);
		}
	}
	return { closed: undefined, open };
};

/** Paths from a transfer, each amount no more than the one before, that come back to who paid it. The shortest is taken. */
const cycleFrom = (prepared: Prepared, first: number, looking: Looking): number[] | "cut" | undefined => {
	const steps = { left: mostSteps };
	let paths: number[][] = [[first]];
	for (let length = 2; length <= prepared.parameters.longestCycle && paths.length > 0; length++) {
		const found = longer(prepared, paths, looking, steps);
		if (!found) return "cut";
		if (found.closed) return found.closed;
		paths = found.open;
	}
	return undefined;
};

/**
 * Logarithm of how many cycles as long and as tight chance would make: those that follow a transfer, over and over, and end at one account
 * among all. Tighter amounts and times leave less room.
 */
const logByChance = (prepared: Prepared, path: readonly number[], { within, inOrder, following }: Looking): number => {
	const { graph, parameters, active } = prepared;
	const amounts = path.map((place) => graph.amount[place] as number);
	const room = Math.log(1 / parameters.keeps);
	const steps = amounts.slice(1).map((amount, n) => Math.log((amounts[n] as number) / amount) / room);
	const tight = Math.min(1, Math.max(0.1, ...steps));
	const { from, until } = evidenceOf(prepared, path);
	const short = Math.max(0.02, Math.min(1, (until - from) / within));
	const log = Math.log(graph.count) + (path.length - 1) * Math.log(following * tight * short) - Math.log(active);
	return inOrder ? log - logFactorial(path.length - 2) : log;
};

const finding = (prepared: Prepared, path: readonly number[], inOrder: boolean, log: number): Finding => {
	const { graph } = prepared;
	const evidence = evidenceOf(prepared, path);
	const members = path.map((place) => graph.source[place] as number);
	const kept = (graph.amount[path.at(-1) as number] as number) / (graph.amount[path[0] as number] as number);
	return {
		pattern: inOrder ? "cycle-in-order" : "cycle-any-order",
		roles: { members },
		possibleVictims: members,
		...evidence,
		inOrder,
		byChance: Math.exp(log),
		score: scoreOf(log),
		why: `${path.length} payments lead round to the first payer within ${days(evidence.until - evidence.from)}, and ${Math.round(kept * 100)} % is left; ${inOrder ? "each comes after the one before" : "they are not in the order of time, so the same money cannot have gone round"}.`,
	};
};

const cyclesOf = (prepared: Prepared, looking: Looking): { findings: Finding[]; cut: number } => {
	const findings: Finding[] = [];
	let cut = 0;
	for (let first = 0; first < prepared.graph.count; first++) {
		if (!isPassing(prepared, first)) continue;
		const path = cycleFrom(prepared, first, looking);
		if (path === "cut") cut++;
		if (path === "cut" || path === undefined) continue;
		const inOrder = isInOrder(prepared, path);
		const log = logByChance(prepared, path, { ...looking, inOrder });
		if (log > Math.log(prepared.parameters.mostByChance / 10)) continue;
		// Two of three friends are enough to be a circle; of more it takes more.
		const circle = path.length < 4 ? prepared.parameters.circle : 0.6;
		const members = path.map((place) => prepared.graph.source[place] as number);
		if (acquainted(prepared, members, { accounts: members, places: path }) >= circle) continue;
		take(prepared, path);
		findings.push(finding(prepared, path, inOrder, log));
	}
	return { findings, cut };
};

/** Money that comes back to where it was, through accounts that have nothing else to do with each other, told apart by the order of time. */
export const cycles = (prepared: Prepared): { findings: Finding[]; cut: number } => {
	const { within, keeps } = prepared.parameters;
	const forwards = meanFollowing(prepared, { before: 0, after: within, keeps });
	const ordered = cyclesOf(prepared, { within, inOrder: true, following: forwards });
	const both = meanFollowing(prepared, { before: within, after: within, keeps });
	const shorter = Math.min(1, mostFollowing / both);
	const any = cyclesOf(prepared, { within: within * shorter, inOrder: false, following: both * shorter });
	return { findings: [...ordered.findings, ...any.findings], cut: ordered.cut + any.cut };
};
