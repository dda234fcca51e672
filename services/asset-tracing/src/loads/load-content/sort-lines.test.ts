import fc from "fast-check";
import { expect, test } from "vitest";
import type { Met, Staged } from "../../store/transfers.ts";
import type { Line } from "../read-row.ts";
import { sortLines } from "./sort-lines.ts";

const columns = { id: "id", reverses: "reverses", kind: "kind" };
const how = { load: "now", columns, laterOpenings: "refused" as const };
const nothing = (): Met => ({ byRef: new Map(), reversed: new Set(), openings: new Set() });
const staged = (
	n: number,
	ref: string,
	o: Partial<Line> & { source?: number | undefined; target?: number | undefined } = {},
): Staged => {
	const {
		source = 1,
		target = 2,
		...line
	} = { ...o, ...("source" in o && o.source === undefined ? { source: 0 } : {}) };
	return {
		...{ n, source: source === 0 ? undefined : source, target },
		line: {
			...{ ref, kind: "transfer", from: "A", to: "B", fromName: "", toName: "", amount: 100, currency: "FJD" },
			...{ fee: undefined, received: undefined, receivedCurrency: undefined, at: "2026-01-01T00:00:00.000Z" },
			...{ dayOnly: false, reverses: undefined, ...line },
		},
	};
};
const back = (n: number, ref: string, reverses: string, o: Partial<Line> = {}) =>
	staged(n, ref, { source: 2, target: 1, at: "2026-01-02T00:00:00.000Z", reverses, ...o });
const reasons = (lines: readonly Staged[], met = nothing()) =>
	sortLines(lines, met, how).refusals.map(({ line, column, reason }) => `${line} ${column} ${reason}`);

test("a line that is there changes nothing; one with its number and other content is refused, and says where the other is", () => {
	const lines = [staged(1, "T1"), staged(2, "T1"), staged(3, "T1", { amount: 7 }), staged(4, "T2")];
	const met = nothing();
	const first = sortLines(lines, met, how);
	expect(first.fresh.map(({ n }) => n)).toEqual([1, 4]);
	expect(first.known).toBe(1);
	expect(first.refusals).toEqual([
		{ line: 3, column: "id", reason: "has the number of a transfer with other content: line 1 of this file" },
	]);
	const later = sortLines([staged(9, "T2", { currency: "TOP" })], met, { ...how, load: "later" });
	expect(later.refusals[0]?.reason).toContain("line 4 of load now");
});

test("a reversal undoes a whole transfer that is there, once, later and the other way round", () => {
	expect(reasons([staged(1, "T1"), back(2, "R1", "T1")])).toEqual([]);
	expect(reasons([back(1, "R1", "T1"), staged(2, "T1")])).toEqual([
		"1 reverses reverses a transfer that is not there: load that one first",
	]);
	expect(reasons([staged(1, "T1"), back(2, "R1", "T1"), back(3, "R2", "T1")])).toEqual([
		"3 reverses reverses a transfer that is reversed already",
	]);
	expect(reasons([staged(1, "T1"), back(2, "R1", "T1", { amount: 99 })])[0]).toContain("of another amount");
	expect(reasons([staged(1, "T1"), staged(2, "R1", { reverses: "T1" })])[0]).toContain("between other accounts");
	expect(reasons([staged(1, "T1"), back(2, "R1", "T1", { at: "2025-01-01T00:00:00.000Z" })])[0]).toContain("earlier");
	expect(reasons([staged(1, "T1"), back(2, "R1", "T1"), staged(3, "R2", { reverses: "R1" })])[0]).toContain(
		"cannot be reversed",
	);
});

test("an account has one opening balance in each currency; that of a later statement is known", () => {
	const opening = (n: number, currency = "FJD") => staged(n, `O${n}`, { kind: "opening", currency, source: undefined });
	expect(reasons([opening(1), opening(2), opening(3, "TOP")])).toEqual([
		"2 kind is a second opening balance of the account in this currency",
	]);
	const known = sortLines([opening(1), opening(2)], nothing(), { ...how, laterOpenings: "known" });
	expect([known.fresh.length, known.known, known.refusals.length]).toEqual([1, 1, 0]);
});

test("in whatever batches lines come, the same come in; sent again, nothing does", () => {
	const line = fc.record({
		ref: fc.integer({ min: 0, max: 6 }),
		amount: fc.constantFrom(1, 2),
		to: fc.integer({ min: 0, max: 6 }),
	});
	fc.assert(
		fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (all, size) => {
			const lines = all.map(({ ref, amount, to }, n) =>
				to === 0 ? back(n, `R${ref}`, `T${ref}`, { amount }) : staged(n, `T${ref}`, { amount }),
			);
			const whole = sortLines(lines, nothing(), how);
			const met = nothing();
			const fresh: number[] = [];
			for (let at = 0; at < lines.length; at += size)
				fresh.push(...sortLines(lines.slice(at, at + size), met, how).fresh.map(({ n }) => n));
			expect(fresh).toEqual(whole.fresh.map(({ n }) => n));
			expect(sortLines(whole.fresh, met, how)).toMatchObject({ fresh: [], known: whole.fresh.length, refusals: [] });
		}),
	);
});
