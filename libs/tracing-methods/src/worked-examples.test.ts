import { expect, test } from "vitest";
import {
	claimOnThing,
	confiscable,
	type Entry,
	ends,
	faultsOf,
	type MethodName,
	merge,
	methods,
	type Part,
	pariPassu,
	poison,
	trace,
} from "./index.ts";

/** Each of these can be followed with pencil and paper. Amounts are in cents, but where a case was in pence. */
const names = Object.keys(methods) as MethodName[];
const said = (parts: readonly Part[]) =>
	[...merge(parts)]
		.sort((a, b) => (a.source < b.source ? -1 : 1))
		.map(({ source, amount }) => `${source}${amount}`)
		.join(" ");
const got = (entries: Entry[], by: MethodName, own: string[] = []) => {
	expect(faultsOf(entries)).toEqual([]);
	const { moves, held } = trace(entries, methods[by], new Set(own));
	const to = (name: string) => said(moves.filter((move) => move.to === name).flatMap(({ parts }) => parts));
	return { to, held: (name: string) => said(held.get(name) ?? []), moves };
};
let day = 0;
const at = () => `2026-01-${String(++day % 28 || 28).padStart(2, "0")}`;
const inOrder = (...entries: (Entry extends infer E ? (E extends Entry ? Omit<E, "id" | "at"> : never) : never)[]) => {
	day = 0;
	return entries.map((entry, n) => ({ ...entry, id: `e${n}`, at: at() }) as Entry);
};
const deposit = (source: string, amount: bigint, account = "M") => ({
	kind: "deposit" as const,
	account,
	source,
	amount,
});
const pay = (to: string, amount: bigint, more: { asset?: true; from?: string; fee?: bigint } = {}) => ({
	kind: "payment" as const,
	from: "M",
	to,
	amount,
	...more,
});
const move = (
	from: string,
	to: string,
	amount: bigint,
	more: { fee?: bigint; goodFaith?: true; received?: bigint } = {},
) => ({
	kind: "transfer" as const,
	from,
	to,
	amount,
	...more,
});

const mixedAccount = inOrder(
	deposit("W", 100_000n),
	deposit("A", 60_000n),
	pay("X", 70_000n),
	deposit("B", 40_000n),
	pay("Y", 80_000n),
);
test.each<[MethodName, string, string, string]>([
	["firstInFirstOut", "W70000", "A50000 W30000", "A10000 B40000"],
	["lastInFirstOut", "A60000 W10000", "B40000 W40000", "W50000"],
	["rollingCharge", "A26250 W43750", "A20769 B24615 W34616", "A12981 B15385 W21634"],
	["ownMoneyFirst", "W70000", "A30000 B20000 W30000", "A30000 B20000"],
])("a wrongdoer's own 1,000 and two victims' 600 and 400, by %s", (by, x, y, left) => {
	const { to, held } = got(mixedAccount, by, ["W"]);
	expect([to("X"), to("Y"), held("M")]).toEqual([x, y, left]);
});
test("the same, shared at the end, with the wrongdoer last and with three innocent owners; and by poison", () => {
	const lost = [
		{ source: "W", amount: 100_000n },
		{ source: "A", amount: 60_000n },
		{ source: "B", amount: 40_000n },
	];
	expect(said(pariPassu(50_000n, lost, new Set(["W"])))).toBe("A30000 B20000");
	expect(said(pariPassu(50_000n, lost, new Set()))).toBe("A15000 B10000 W25000");
	expect(Object.fromEntries(poison(mixedAccount, new Set(["A", "B"])))).toEqual({
		X: 70_000n,
		Y: 80_000n,
		M: 50_000n,
	});
});

test.each<[MethodName, string]>([
	["firstInFirstOut", "B5000 C10000"],
	["lastInFirstOut", "A10000 C5000"],
	["rollingCharge", "A3750 B3750 C7500"],
	["ownMoneyFirst", "A3750 B3750 C7500"],
])("three innocent owners, by %s", (by, left) => {
	const entries = inOrder(
		deposit("A", 10_000n),
		deposit("B", 10_000n),
		pay("X", 10_000n),
		deposit("C", 10_000n),
		pay("Y", 5_000n),
	);
	expect(got(entries, by).held("M")).toBe(left);
	const lost = ["A", "B", "C"].map((source) => ({ source, amount: 10_000n }));
	expect(said(pariPassu(15_000n, lost, new Set()))).toBe("A5000 B5000 C5000");
});

test("Roscoe v Winder: the lowest balance between is all that can be claimed, whatever comes in later", () => {
	const entries = inOrder(deposit("T", 455n), pay("spent", 430n), deposit("W", 333n));
	expect(got(entries, "ownMoneyFirst", ["W"]).held("M")).toBe("T25 W333");
	expect(got(entries, "firstInFirstOut", ["W"]).held("M")).toBe("T25 W333");
	expect(got(entries, "rollingCharge", ["W"]).held("M")).toBe("T25 W333");
	expect(poison(entries, new Set(["T"])).get("M")).toBe(358n);
});

test("Re Oatway: the trust takes the shares, and by Hallett alone it would have nothing", () => {
	const pounds = (l: number, s = 0, d = 0) => BigInt(l * 240 + s * 12 + d);
	const entries = inOrder(
		deposit("W", pounds(77, 13, 4)),
		deposit("T", pounds(3_000)),
		deposit("W", pounds(4_000)),
		deposit("W", pounds(30)),
		pay("paid", pounds(510)),
		pay("shares", pounds(2_137, 12, 3), { asset: true }),
		pay("spent", pounds(4_460, 1, 1)),
	);
	expect(said(got(entries, "chargeOnAssets", ["W"]).moves.find((one) => one.to === "shares")?.parts ?? [])).toBe(
		"T513027",
	);
	expect(got(entries, "ownMoneyFirst", ["W"]).to("shares")).toBe("W513027");
	expect(got(entries, "chargeOnAssets", ["W"]).held("M")).toBe("");
	// They were sold for £2,475, which is less than the 3,000 that the trust lost: all of it is the trust's.
	expect(claimOnThing({ taken: 513_027n, price: 513_027n, worth: pounds(2_475) })).toMatchObject({
		share: pounds(2_475),
	});
});

test("Foskett v McKeown: two of five premiums bought two fifths of what was paid out, and the owner elects it", () => {
	expect(claimOnThing({ taken: 20_440n, price: 51_100n, worth: 1_000_000n })).toEqual({
		charge: 20_440n,
		share: 400_000n,
		better: "share",
	});
});

test("Clayton's Case: later payments use up what was due at the death, and the estate owes nothing", () => {
	const entries = inOrder(deposit("due at the death", 1_717n), deposit("later", 2_000n), pay("drawn", 1_900n));
	expect(got(entries, "firstInFirstOut").held("M")).toBe("later1817");
});

test.each<[MethodName, string, string, string, string]>([
	["firstInFirstOut", "own20000 stolen10000", "stolen1000", "clean10000 stolen39000", "clean40000"],
	[
		"rollingCharge",
		"clean11250 own7500 stolen11250",
		"clean375 own250 stolen375",
		"clean18375 own12250 stolen18375",
		"clean20000 stolen20000",
	],
])("two accounts and a fee, by %s", (by, r, fee, q, p) => {
	const entries = inOrder(
		deposit("stolen", 50_000n, "P"),
		deposit("clean", 50_000n, "P"),
		{ kind: "opening", account: "Q", amount: 20_000n, source: "own" },
		move("P", "Q", 60_000n),
		move("Q", "R", 30_000n, { fee: 1_000n }),
	);
	const { to, held } = got(entries, by);
	expect([to("R"), to(ends.fee), held("Q"), held("P")]).toEqual([r, fee, q, p]);
});

test.each(names)(
	"money that goes round is not more for it, by %s; poison marks every account, and has no sum",
	(by) => {
		const entries = inOrder(
			deposit("stolen", 100n, "A"),
			move("A", "B", 100n),
			move("B", "C", 100n),
			move("C", "A", 100n),
		);
		const { held } = got(entries, by);
		expect([held("A"), held("B"), held("C")]).toEqual(["stolen100", "", ""]);
		expect(poison(entries.slice(0, 2), new Set(["stolen"])).get("B")).toBe(100n);
	},
);

test.each(names)("an overdraft swallows what comes in, by %s", (by) => {
	const entries = inOrder({ kind: "opening", account: "M", amount: -50n, source: "own" }, deposit("stolen", 100n));
	const { held, to } = got(entries, by);
	expect([held("M"), to(ends.overdraft)]).toEqual(["stolen50", "stolen50"]);
	expect(poison(entries, new Set(["stolen"])).get("M")).toBe(50n);
});

test.each(names)("a purchase in good faith ends the trace, by %s", (by) => {
	const entries = inOrder(deposit("stolen", 100n), move("M", "shop", 60n, { goodFaith: true }));
	expect(got(entries, by).held("shop")).toBe("(shop, in good faith)60");
	expect(poison(entries, new Set(["stolen"])).get("shop")).toBe(0n);
});

test("another currency arrives in the same proportions, to the cent", () => {
	const entries = inOrder(deposit("A", 100n), deposit("B", 200n), move("M", "N", 300n, { received: 1_000n }));
	expect(got(entries, "rollingCharge").held("N")).toBe("A333 B667");
});

test("by value: up to what the crime brought; of mixed property up to the proceeds in it, and its income alike", () => {
	expect(confiscable({ assessed: 1_000n, confiscated: 400n, worth: 5_000n })).toEqual({ property: 600n, income: 0n });
	expect(confiscable({ assessed: 1_000n, confiscated: 0n, worth: 4_000n, proceeds: 1_000n, income: 100n })).toEqual({
		property: 1_000n,
		income: 25n,
	});
});

test("everything that is wrong with the entries is said at once", () => {
	const wrong: Entry[] = [
		{ id: "a", at: "2026-02-01", kind: "deposit", account: "M", amount: -1n, source: "A" },
		{ id: "a", at: "2026-01-01", kind: "transfer", from: "M", to: "M", amount: 0n, fee: -1n, received: 0n },
		{ id: "c", at: "2026-02-02", kind: "opening", account: "M", amount: 5n, source: "A" },
	];
	expect(faultsOf(wrong).map((fault) => fault.at)).toEqual([
		"/0/amount",
		"/1/id",
		"/1/at",
		"/1/amount",
		"/1/fee",
		"/1/received",
		"/1/to",
		"/2/account",
	]);
});
