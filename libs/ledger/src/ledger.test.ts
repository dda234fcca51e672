import fc from "fast-check";
import { expect, test } from "vitest";
import {
	type Book,
	balancesAfter,
	decideRelease,
	distribute,
	faultsOfTransaction,
	faultsOfWaterfall,
	hubDefault,
	overdrawn,
	releasesValue,
	reversalOf,
	type Transaction,
} from "./index.ts";

const source = "order 7 of the High Court (invented)";
const booked = (book: Book, transaction: Transaction): Book =>
	faultsOfTransaction(book, transaction).length === 0 ? [...book, transaction] : book;
const move = (id: string, from: string, to: string, amount: bigint, currency = "FJD"): Transaction => ({
	...{ id, source },
	postings: [
		{ account: from, currency, amount: -amount },
		{ account: to, currency, amount },
	],
});

const transactions = fc.array(
	fc.record({
		from: fc.constantFrom("held", "fund", "V1"),
		to: fc.constantFrom("costs", "V2", "state"),
		amount: fc.bigInt(1n, 10n ** 15n),
		currency: fc.constantFrom("FJD", "TOP"),
		undo: fc.option(fc.nat(20), { nil: undefined }),
	}),
	{ maxLength: 25 },
);
const bookOf = (steps: typeof transactions extends fc.Arbitrary<infer T> ? T : never): Book =>
	steps.reduce((book: Book, { from, to, amount, currency, undo }, n) => {
		const before = undo === undefined ? undefined : book[undo];
		const id = `t${n}`;
		return booked(book, before ? reversalOf(before, { id, source }) : move(id, from, to, amount, currency));
	}, []);

test("books always come to zero in each currency, after every transaction, whatever is booked and reversed", () => {
	fc.assert(
		fc.property(transactions, (steps) => {
			const book = bookOf(steps);
			for (const { id } of book)
				for (const currency of ["FJD", "TOP"]) {
					const all = [...balancesAfter(book, id).values()].reduce((sum, mine) => sum + (mine.get(currency) ?? 0n), 0n);
					expect(all).toBe(0n);
				}
		}),
	);
});

test("an earlier balance stays as it was, and a reversal leaves everything as before", () => {
	fc.assert(
		fc.property(transactions, (steps) => {
			const book = bookOf(steps);
			for (const [n, { id }] of book.entries())
				expect(balancesAfter(book, id)).toEqual(balancesAfter(book.slice(0, n + 1)));
			const last = move("last", "held", "V1", 5n);
			const back = reversalOf(last, { id: "back", source });
			expect(balancesAfter([...book, last, back])).toEqual(balancesAfter(book));
		}),
	);
});

test("a transaction is reversed once, whole, and a reversal never", () => {
	const first = move("a", "held", "V1", 100n);
	const back = reversalOf(first, { id: "b", source });
	const book = [first, back];
	expect(faultsOfTransaction([first], back)).toEqual([]);
	expect(faultsOfTransaction(book, reversalOf(first, { id: "c", source }))).toEqual([
		"reverses a transaction that is reversed already",
	]);
	expect(faultsOfTransaction(book, reversalOf(back, { id: "d", source }))).toEqual([
		"reverses a reversal: book the transaction again",
	]);
	const part = { ...move("e", "V1", "held", 40n), reverses: "a" };
	expect(faultsOfTransaction([first], part)).toEqual(["does not undo the whole transaction"]);
	expect(faultsOfTransaction([], part)).toEqual(["reverses a transaction that is not there"]);
});

test("all faults are said at once", () => {
	const wrong: Transaction = {
		...{ id: "a", source: " " },
		postings: [
			{ account: "held", currency: "FJD", amount: -5n },
			{ account: "V1", currency: "TOP", amount: 5n },
			{ account: "V1", currency: "USD", amount: 0n },
		],
	};
	expect(faultsOfTransaction([move("a", "held", "V1", 1n)], wrong)).toEqual([
		"is booked already",
		"names no ground",
		"has a posting of nothing",
		"does not come to zero in FJD",
		"does not come to zero in TOP",
	]);
	expect(faultsOfTransaction([], { id: "b", source, postings: [] })).toEqual(["needs two postings or more"]);
});

const claims = fc.array(
	fc.record({
		rank: fc.constantFrom(...hubDefault.ranks.map(({ name }) => name)),
		beneficiary: fc.uuid(),
		amount: fc.bigInt(0n, 10n ** 12n),
	}),
	{ maxLength: 20 },
);

test("a waterfall pays out what there is and no more, nobody more than is owed, and no rank before the one above is paid in full", () => {
	fc.assert(
		fc.property(fc.bigInt(-10n, 10n ** 13n), claims, (available, owed) => {
			const { payments, steps, left } = distribute(available, hubDefault, owed);
			const paid = payments.reduce((sum, { amount }) => sum + amount, 0n);
			expect(paid + left).toBe(available < 0n ? 0n : available);
			for (const one of payments) {
				expect(one.amount).toBeLessThanOrEqual(one.owed);
				expect(one.amount).toBeGreaterThanOrEqual(0n);
			}
			for (const [n, step] of steps.entries())
				if (step.paid < step.owed) for (const later of steps.slice(n + 1)) expect(later.paid).toBe(0n);
		}),
	);
});

test("nine victims in two countries: wages come first, each gets the same part, and the cent that is left goes to the largest fraction", () => {
	const wages = [120_000n, 95_000n, 95_000n, 60_001n, 80_000n, 80_000n, 40_000n, 33_333n, 10_000n];
	const owed = [
		...wages.map((amount, n) => ({ rank: "compensation-and-unpaid-wages", beneficiary: `V${n + 1}`, amount })),
		{ rank: "services-for-victims", beneficiary: "shelter", amount: 50_000n },
	];
	const some = distribute(400_000n, hubDefault, owed);
	// 613,334 is owed, 400,000 is there: V1 has 120,000 x 400,000 / 613,334 = 78,260.78.., V9 6,521.73...
	expect(some.payments.map(({ amount }) => amount)).toEqual([
		...[78_261n, 61_956n, 61_956n, 39_131n, 52_174n, 52_174n, 26_087n, 21_739n, 6_522n],
		0n,
	]);
	expect(some.left).toBe(0n);
	const all = distribute(700_000n, hubDefault, owed);
	expect(all.payments.map(({ amount }) => amount)).toEqual([...wages, 50_000n]);
	expect(all.left).toBe(36_666n);
});

test("a rank with a share takes a part of what is left by then; a waterfall without a source, or with half a rank, is refused", () => {
	const agreement = {
		source: "agreement of 2026 (invented)",
		ranks: [{ name: "fund", share: [1, 2] }, { name: "state" }],
	} as const;
	const owed = [
		{ rank: "fund", beneficiary: "fund", amount: 1_000n },
		{ rank: "state", beneficiary: "state", amount: 1_000n },
	];
	expect(distribute(501n, agreement, owed).payments.map(({ amount }) => amount)).toEqual([250n, 251n]);
	expect(faultsOfWaterfall(agreement)).toEqual([]);
	expect(faultsOfWaterfall(hubDefault)).toEqual([]);
	expect(
		faultsOfWaterfall({
			source: "",
			ranks: [
				{ name: "a", share: [3, 2] },
				{ name: "a", share: [1, 0] },
			],
		}),
	).toEqual([
		"names no legal source",
		"has two ranks of one name",
		"a: the share is no part of a whole",
		"a: the share is no part of a whole",
	]);
});

test("value is released once, to a beneficiary whom the vault confirmed, and as it was prepared", () => {
	const release = { digest: "d1", beneficiaryConfirmed: true, released: false };
	expect(decideRelease(release, "d1")).toEqual([]);
	expect(decideRelease({ ...release, released: true, beneficiaryConfirmed: false }, "d2")).toHaveLength(3);
});

test("less in custody, or more that is lent, is a release of value; what moves within custody is none", () => {
	const kind = (from: string, to: string) => releasesValue(move("t", from, to, 5n).postings);
	const one = "00000000-0000-4000-8000-000000000001";
	for (const to of ["costs", `paid:${one}`, "shared:TO", `released:${one}`, "outside", "advance"])
		expect([kind("fund", to), kind(`held:${one}`, to)], to).toEqual([true, true]);
	expect(kind("advance", `paid:${one}`)).toBe(true);
	expect([kind("outside", "fund"), kind(`held:${one}`, "fund"), kind("outside", "advance")]).toEqual([
		...[false, false, false],
	]);
	// One currency does not make up for another.
	expect(
		releasesValue([...move("t", "fund", "costs", 5n).postings, ...move("t", "outside", "fund", 5n, "TOP").postings]),
	).toBe(true);
});

test("no account gives more than it has, but what is lent and where value came from", () => {
	const had = new Map([["fund", new Map([["FJD", 4n]])]]);
	const left = (from: string, to: string, currency = "FJD") =>
		overdrawn(had, move("t", from, to, 5n, currency).postings);
	expect(left("fund", "costs")).toEqual(["fund FJD"]);
	expect(left("fund", "costs", "TOP")).toEqual(["fund TOP"]);
	expect([left("advance", "costs"), left("outside", "fund")]).toEqual([[], []]);
	expect(
		overdrawn(had, [...move("t", "fund", "costs", 5n).postings, ...move("t", "outside", "fund", 1n).postings]),
	).toEqual([]);
});
