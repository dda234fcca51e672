import type { ClockName, Kind } from "./kind.ts";
import { type KindName, kindOf } from "./kinds.ts";
import { fits, misfits, type Side, type State, start } from "./state.ts";
import { instantOf, type Known } from "./statement.ts";

/** What became of a statement in the order of both sides. */
export type Outcome = "holds" | "supplement" | "noted";
export type Placed = { known: Known; outcome: Outcome };

export type View = {
	state: State;
	/** Ends of the clocks that were started, in milliseconds since 1970. */
	clocks: Partial<Record<ClockName, number>>;
	/** All statements, in the one order that both sides agree on. */
	thread: readonly Placed[];
};

/** Statements of each side, in the order of their numbers, without a gap. */
export type Chains = Readonly<Record<Side, readonly Known[]>>;

/**
 * Both sides order alike: by clock, and of two that crossed, the requested side's first, since it is the one that acts. A statement
 * comes after everything that its author knew.
 */
export const inOrder = ({ requesting, requested }: Chains): Known[] => {
	const ordered: Known[] = [];
	for (let [a, b] = [0, 0]; a < requesting.length || b < requested.length; ) {
		const [ours, theirs] = [requesting[a], requested[b]];
		if (theirs && (!ours || theirs.statement.clock <= ours.statement.clock)) b = ordered.push(theirs) && b + 1;
		else if (ours) a = ordered.push(ours) && a + 1;
	}
	return ordered;
};

/** What the author of a statement knew when they made it: their own before it, and the other side's up to `seen`. */
export const knownTo = (chains: Chains, { statement }: Known): Chains => {
	const own = chains[statement.by].slice(0, statement.number - 1);
	const other = chains[statement.by === "requesting" ? "requested" : "requesting"];
	const seen = other.slice(0, other.findIndex(({ hash }) => hash === statement.seen) + 1);
	return statement.by === "requesting" ? { requesting: own, requested: seen } : { requesting: seen, requested: own };
};

export type Objection =
	| { kind: "not-yours"; by: Side }
	| { kind: "not-now"; part: string; is: string; mustBe: readonly string[] }
	| { kind: "too-late" | "too-early"; clock: ClockName; ends: number }
	| { kind: "clock-missing"; clock: ClockName };

/** Everything that keeps a statement of this kind from being made now, at once. Empty: it may be made. */
export const objections = (
	view: Pick<View, "state" | "clocks">,
	made: { kind: KindName; by: Side; at: number; content: Readonly<Record<string, unknown>> },
): Objection[] => {
	const kind = kindOf(made.kind);
	const all: Objection[] = [];
	if (kind.by !== made.by) all.push({ kind: "not-yours", by: kind.by });
	for (const part of misfits(view.state, kind.from)) all.push({ kind: "not-now", ...part });
	all.push(...againstClocks(view, kind, made.at));
	if (kind.starts && !Number.isFinite(instantOf(made.content[kind.starts])))
		all.push({ kind: "clock-missing", clock: kind.starts });
	return all;
};

const againstClocks = (view: Pick<View, "state" | "clocks">, kind: Kind, at: number): Objection[] => {
	const all: Objection[] = [];
	const { until, after } = kind;
	if (until && fits(view.state, until.where)) {
		const ends = view.clocks[until.clock] ?? Number.POSITIVE_INFINITY;
		if (at > ends) all.push({ kind: "too-late", clock: until.clock, ends });
	}
	if (after && fits(view.state, after.where)) {
		const ends = view.clocks[after.clock] ?? Number.NEGATIVE_INFINITY;
		if (at < ends) all.push({ kind: "too-early", clock: after.clock, ends });
	}
	return all;
};

/** Where a request is after these statements. The same for the same statements, no matter in which order they came. */
export const viewOf = (chains: Chains): View => {
	let state: State = start;
	const clocks: View["clocks"] = {};
	const thread: Placed[] = [];
	for (const known of inOrder(chains)) {
		const outcome = outcomeOf(chains, { state, clocks, thread }, known);
		if (outcome === "holds") {
			const kind = kindOf(known.statement.kind);
			state = { ...state, ...kind.to };
			if (kind.starts) clocks[kind.starts] = instantOf(known.statement.content[kind.starts]);
		}
		thread.push({ known, outcome });
	}
	return { state, clocks, thread };
};

const outcomeOf = (chains: Chains, view: View, known: Known): Outcome => {
	const { statement } = known;
	const kind = kindOf(statement.kind);
	const at = Date.parse(statement.at);
	if (againstClocks(view, kind, at).length === 0) {
		if (fits(view.state, kind.from)) return "holds";
		// It crossed something that its author did not know: where the table foresees that, it takes effect all the same.
		const knew = knownTo(chains, known);
		const crossed = view.thread.length > knew.requesting.length + knew.requested.length;
		if (crossed && kind.crosses && fits(view.state, { ...kind.from, ...kind.crosses })) return "holds";
	}
	return kind.late ?? "noted";
};
