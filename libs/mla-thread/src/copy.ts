import { type KindName, kindNames, kindOf } from "./kinds.ts";
import { otherSide, type Side } from "./state.ts";
import { hashOf, type Known, type Signed, type Statement, write } from "./statement.ts";
import { type Chains, knownTo, type Objection, objections, viewOf } from "./view.ts";

/**
 * One side's own copy of a thread. Both sides keep one; a statement travels by any means, late, twice or in any order. Pure: signing,
 * storing and sending are done by others.
 */
export type Copy = {
	thread: string;
	side: Side;
	authority: Readonly<Record<Side, string>>;
	chains: Chains;
	/** How many of this side's own statements the other side is known to have. */
	delivered: number;
	/** Two different statements of one side under one number: the proof that a copy was restored, or that somebody lies. */
	diverged?: { by: Side; number: number; hashes: [string, string] };
};

export const openCopy = (thread: string, side: Side, authority: Record<Side, string>): Copy => ({
	thread,
	side,
	authority,
	chains: { requesting: [], requested: [] },
	delivered: 0,
});

const last = <T>(list: readonly T[]): T | undefined => list.at(-1);

/** What a statement would be, or everything that keeps it from being made. A copy that has diverged makes none. */
export const prepare = (
	copy: Copy,
	made: { kind: KindName; at: string; content: Record<string, unknown> },
): { statement: Statement; bytes: string } | { objections: Objection[] } | { diverged: true } => {
	if (copy.diverged) return { diverged: true };
	const against = objections(viewOf(copy.chains), { ...made, by: copy.side, at: Date.parse(made.at) });
	if (against.length > 0) return { objections: against };
	const [own, other] = [last(copy.chains[copy.side]), last(copy.chains[otherSide(copy.side)])];
	const statement: Statement = {
		format: 1,
		thread: copy.thread,
		kind: made.kind,
		by: copy.side,
		authority: copy.authority[copy.side],
		number: copy.chains[copy.side].length + 1,
		previous: own?.hash ?? null,
		seen: other?.hash ?? null,
		clock: Math.max(own?.statement.clock ?? 0, other?.statement.clock ?? 0) + 1,
		at: made.at,
		content: made.content,
	};
	return { statement, bytes: write(statement) };
};

/** Why a statement is not taken. `missing` asks for what came before it; everything else is the sender's fault. */
export type Refused =
	| { why: "missing"; have: Record<Side, number> }
	| { why: "wrong-thread" | "wrong-authority" | "unknown-kind" | "wrong-place" }
	| { why: "not-allowed"; objections: Objection[] };

export type Taken = { copy: Copy; taken: "new" | "known" | "diverged" } | { copy: Copy; refused: Refused };

export const countsOf = ({ chains }: Copy): Record<Side, number> => ({
	requesting: chains.requesting.length,
	requested: chains.requested.length,
});

/**
 * Takes a statement of which the signature was checked. Twice the same is known and changes nothing; another one under the same
 * number is divergence, and is kept as proof.
 */
export const take = (copy: Copy, signed: Signed, statement: Statement, hash = hashOf(signed.bytes)): Taken => {
	const known: Known = { ...signed, hash, statement };
	const refused = (why: Refused): Taken => ({ copy, refused: why });
	if (statement.thread !== copy.thread) return refused({ why: "wrong-thread" });
	if (!kindNames.includes(statement.kind)) return refused({ why: "unknown-kind" });
	if (statement.authority !== copy.authority[statement.by]) return refused({ why: "wrong-authority" });
	const chain = copy.chains[statement.by];
	const there = chain[statement.number - 1];
	if (there?.hash === known.hash) return { copy, taken: "known" };
	if (there) {
		const hashes: [string, string] = [there.hash, known.hash];
		const diverged = copy.diverged ?? { by: statement.by, number: statement.number, hashes };
		return { copy: { ...copy, diverged }, taken: "diverged" };
	}
	const other = copy.chains[otherSide(statement.by)];
	const upTo = (hash: string | null) => other.findIndex((one) => one.hash === hash) + 1;
	if (statement.number > chain.length + 1 || (statement.seen !== null && upTo(statement.seen) === 0))
		return refused({ why: "missing", have: countsOf(copy) });
	if (!inPlace(known, last(chain), other, upTo)) return refused({ why: "wrong-place" });
	return allowed(copy, known) ?? { copy: extended(copy, known), taken: "new" };
};

/** It names what it follows, has seen no less than the one before it had, and counts on from both. */
const inPlace = (
	{ statement }: Known,
	before: Known | undefined,
	other: readonly Known[],
	upTo: (hash: string | null) => number,
): boolean => {
	const seen = upTo(statement.seen);
	return (
		statement.number === (before?.statement.number ?? 0) + 1 &&
		statement.previous === (before?.hash ?? null) &&
		seen >= upTo(before?.statement.seen ?? null) &&
		statement.clock === Math.max(before?.statement.clock ?? 0, other[seen - 1]?.statement.clock ?? 0) + 1
	);
};

/** A statement is judged by what its author knew, which both sides see alike. */
const allowed = (copy: Copy, known: Known): Taken | undefined => {
	const { statement } = known;
	const chains = { ...copy.chains, [statement.by]: [...copy.chains[statement.by], known] };
	const against = objections(viewOf(knownTo(chains, known)), { ...statement, at: Date.parse(statement.at) });
	return against.length > 0 ? { copy, refused: { why: "not-allowed", objections: against } } : undefined;
};

const extended = (copy: Copy, known: Known): Copy => {
	const { by, seen } = known.statement;
	const chains = { ...copy.chains, [by]: [...copy.chains[by], known] };
	// What the other side has seen of ours, it has.
	const had = by === copy.side ? 0 : copy.chains[copy.side].findIndex(({ hash }) => hash === seen) + 1;
	return { ...copy, chains, delivered: Math.max(copy.delivered, had) };
};

/** The other side said how many of our statements it has, and how many it has made itself: see {@link settled}. */
export const received = (copy: Copy, counts: Record<Side, number>): Copy =>
	counts[otherSide(copy.side)] <= copy.chains[otherSide(copy.side)].length
		? { ...copy, delivered: Math.max(copy.delivered, Math.min(counts[copy.side], copy.chains[copy.side].length)) }
		: copy;

/**
 * How many statements at the start of the thread can never change their place or outcome: nothing that is still under way can come
 * before them. What is not settled is "sent, not yet received".
 */
export const settled = (copy: Copy): number => {
	const { thread } = viewOf(copy.chains);
	const first = thread.findIndex(
		({ known: { statement } }) => statement.by === copy.side && statement.number > copy.delivered,
	);
	return first === -1 ? thread.length : first;
};

/** What the other side lacks, as it says what it has. Its own statements too: it may have been restored from a backup. */
export const lacking = (copy: Copy, have: Record<Side, number>): Known[] => [
	...copy.chains.requesting.slice(have.requesting),
	...copy.chains.requested.slice(have.requested),
];

/** Kinds that this side may make now. */
export const possible = (copy: Copy, at: number): KindName[] => {
	const view = viewOf(copy.chains);
	return kindNames.filter(
		(kind) =>
			kindOf(kind).by === copy.side &&
			objections(view, { kind, by: copy.side, at, content: {} }).every((one) => one.kind === "clock-missing"),
	);
};
