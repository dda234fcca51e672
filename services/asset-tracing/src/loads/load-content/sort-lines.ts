import type { Refusal } from "../../store/loads.ts";
import { type Met, openingOf, type Staged, type There } from "../../store/transfers.ts";

type Names = { id: string; reverses: string; kind: string };
type How = { load: string; columns: Names; laterOpenings: "refused" | "known" };

/** A line as it will be there. */
export const thereOf = ({ n, line, source, target }: Staged, load: string): There => ({
	...{ ref: line.ref, kind: line.kind, source: source ?? null, target: target ?? null, amount: line.amount },
	...{ currency: line.currency, fee: line.fee ?? null, received: line.received ?? null },
	...{ receivedCurrency: line.receivedCurrency ?? null, at: line.at, reverses: line.reverses ?? null, load, line: n },
});

const compared = [
	...(["kind", "source", "target", "amount", "currency", "fee", "received", "receivedCurrency"] as const),
	...(["at", "reverses"] as const),
];
const isSame = (a: There, b: There): boolean => compared.every((name) => a[name] === b[name]);

/** A reversal has to undo a whole transfer that is there, later and the other way round. */
const whyNoReversal = (one: There, of: There | undefined): string | undefined => {
	if (of === undefined) return "reverses a transfer that is not there: load that one first";
	if (of.kind === "opening" || of.reverses !== null)
		return "reverses what cannot be reversed: an opening balance, or a reversal";
	if (of.amount !== one.amount || of.currency !== one.currency)
		return "reverses a transfer of another amount: give a part that came back as a transfer of its own";
	if (of.source !== one.target || of.target !== one.source)
		return "reverses a transfer between other accounts: the money goes back the way it came";
	return of.at > one.at ? "is earlier than what it reverses" : undefined;
};

type Sorted = "fresh" | "known" | { column: keyof Names; reason: string };

const sortLine = (one: There, { byRef, reversed, openings }: Met, { load, laterOpenings }: How): Sorted => {
	const there = byRef.get(one.ref);
	if (there && isSame(there, one)) return "known";
	if (there) {
		const where = `line ${there.line} of ${there.load === load ? "this file" : `load ${there.load}`}`;
		return { column: "id", reason: `has the number of a transfer with other content: ${where}` };
	}
	if (one.reverses !== null) {
		const reason = whyNoReversal(one, byRef.get(one.reverses));
		if (reason !== undefined) return { column: "reverses", reason };
		if (reversed.has(one.reverses))
			return { column: "reverses", reason: "reverses a transfer that is reversed already" };
	}
	if (one.kind === "opening" && openings.has(openingOf(one.target, one.currency)))
		// The opening balance of a later statement is the closing one of an earlier: it brings nothing.
		return laterOpenings === "known"
			? "known"
			: { column: "kind", reason: "is a second opening balance of the account in this currency" };
	return "fresh";
};

/** Which lines come in, one after the other, and why others do not. What comes in is met by the lines behind it. */
export const sortLines = (
	lines: readonly Staged[],
	met: Met,
	how: How,
): { fresh: Staged[]; known: number; refusals: Refusal[] } => {
	const fresh: Staged[] = [];
	const refusals: Refusal[] = [];
	for (const staged of lines) {
		const one = thereOf(staged, how.load);
		const sorted = sortLine(one, met, how);
		if (typeof sorted === "object")
			refusals.push({ line: staged.n, column: how.columns[sorted.column], reason: sorted.reason });
		if (sorted !== "fresh") continue;
		fresh.push(staged);
		met.byRef.set(one.ref, one);
		if (one.reverses !== null) met.reversed.add(one.reverses);
		if (one.kind === "opening") met.openings.add(openingOf(one.target, one.currency));
	}
	return { fresh, known: lines.length - fresh.length - refusals.length, refusals };
};
