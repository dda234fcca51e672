import fc from "fast-check";
import { expect, test } from "vitest";
import {
	type Entry,
	faultsOf,
	type Method,
	type MethodName,
	methods,
	type Part,
	poison,
	total,
	trace,
} from "./index.ts";

/** What holds of every method and all entries. */
const names = Object.keys(methods) as MethodName[];
const accounts = ["K", "L", "M", "N"];
const amount = fc.bigInt(1n, 10_000n);
const account = fc.constantFrom(...accounts);
const source = fc.constantFrom("own", "A", "B", "C");
const one = fc.oneof(
	fc.record({ kind: fc.constant("deposit" as const), account, amount, source }),
	fc.record({
		kind: fc.constant("payment" as const),
		from: account,
		to: fc.constantFrom("X", "Y"),
		amount,
		asset: fc.constantFrom(undefined, true as const),
	}),
	fc
		.record({
			kind: fc.constant("transfer" as const),
			from: account,
			to: account,
			amount,
			fee: fc.constantFrom(undefined, 3n),
		})
		.filter(({ from, to }) => from !== to),
);
const entries: fc.Arbitrary<Entry[]> = fc.array(fc.tuple(one, fc.boolean()), { maxLength: 40 }).map((all) => {
	let at = 0;
	return all.map(([entry, sameInstant], n) => {
		if (!sameInstant) at++;
		return { ...clean(entry), id: `e${n}`, at: String(at).padStart(4, "0") } as Entry;
	});
});
const clean = <T extends object>(entry: T): T =>
	Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;
const own = new Set(["own"]);
const of = (parts: readonly Part[], name: string) => total(parts.filter(({ source }) => source === name));
const innocent = ["A", "B", "C"];

const run = (all: readonly Entry[], by: MethodName, method: Method = methods[by]) => {
	const { moves, held } = trace(all, method, own);
	const left = moves.filter(({ to }) => !accounts.includes(to)).flatMap(({ parts }) => parts);
	return { moves, held, all: [...left, ...[...held.values()].flat()] };
};

test.each(names)("what came in of each source is all there, by %s", (by) => {
	fc.assert(
		fc.property(entries, (all) => {
			expect(faultsOf(all)).toEqual([]);
			const found = run(all, by).all;
			for (const name of ["own", ...innocent]) {
				const came = all.reduce(
					(sum, entry) => sum + (entry.kind === "deposit" && entry.source === name ? entry.amount : 0n),
					0n,
				);
				expect(of(found, name)).toBe(came);
			}
		}),
	);
});

test.each(names)("the parts of each step add up to its amount, by %s", (by) => {
	fc.assert(
		fc.property(entries, (all) => {
			const { moves } = run(all, by);
			for (const entry of all) {
				if (entry.kind !== "payment" && entry.kind !== "transfer") continue;
				expect(
					total(moves.filter((move) => move.entry === entry.id && move.to === entry.to).flatMap(({ parts }) => parts)),
				).toBe(entry.amount);
			}
		}),
	);
});

test.each(names)("poison finds at least as much, in each account and thing, as %s", (by) => {
	fc.assert(
		fc.property(entries, (all) => {
			const most = poison(all, new Set(innocent));
			const { moves, held } = run(all, by);
			const found = (parts: readonly Part[]) => total(parts.filter(({ source }) => innocent.includes(source)));
			for (const name of accounts) expect(found(held.get(name) ?? [])).toBeLessThanOrEqual(most.get(name) ?? 0n);
			for (const thing of ["X", "Y"])
				expect(found(moves.filter(({ to }) => to === thing).flatMap(({ parts }) => parts))).toBeLessThanOrEqual(
					most.get(thing) ?? 0n,
				);
		}),
	);
});

const single: fc.Arbitrary<Entry[]> = fc
	.array(fc.tuple(fc.boolean(), amount, fc.constantFrom("own", "A")), { maxLength: 30 })
	.map((all) => {
		let balance = 0n;
		return all.flatMap(([comes, some, source], n): Entry[] => {
			const entry = { id: `e${n}`, at: String(n).padStart(4, "0") };
			if (comes || balance === 0n) {
				balance += some;
				return [{ ...entry, kind: "deposit", account: "M", amount: some, source }];
			}
			const paid = some < balance ? some : balance;
			balance -= paid;
			return [{ ...entry, kind: "payment", from: "M", to: `p${n}`, amount: paid }];
		});
	});

test("own money first finds no more of the others than the lowest balance after their last deposit", () => {
	fc.assert(
		fc.property(single, (all) => {
			const last = all.findLastIndex((entry) => entry.kind === "deposit" && entry.source === "A");
			let balance = 0n;
			let lowest: bigint | undefined;
			for (const [n, entry] of all.entries()) {
				balance += entry.kind === "deposit" ? entry.amount : -entry.amount;
				if (n >= last) lowest = lowest === undefined || balance < lowest ? balance : lowest;
			}
			expect(of(run(all, "ownMoneyFirst").held.get("M") ?? [], "A")).toBeLessThanOrEqual(lowest ?? 0n);
		}),
	);
});

test.each(["rollingCharge", "ownMoneyFirst", "firstInFirstOut", "lastInFirstOut"] as const)(
	"it makes no difference whether the bank wrote one line or two for what was paid at one instant, by %s",
	(by) => {
		fc.assert(
			fc.property(single, fc.nat(), (all, where) => {
				const paid = all.filter((entry) => entry.kind === "payment" && entry.amount > 1n);
				const chosen = paid[where % Math.max(1, paid.length)];
				if (!chosen) return;
				const some = chosen.amount / 3n || 1n;
				const two = all.flatMap((entry) =>
					entry === chosen
						? [
								{ ...entry, amount: some },
								{ ...entry, id: `${entry.id}b`, amount: entry.amount - some },
							]
						: [entry],
				);
				expect(run(two, by).held).toEqual(run(all, by).held);
			}),
		);
	},
);

test("first in, first out, backwards in time, leads each payment back to the same deposits", () => {
	fc.assert(
		fc.property(single, (all) => {
			// Every deposit is a source of its own, and what is left is paid out at the end.
			const balance = all.reduce((sum, entry) => sum + (entry.kind === "deposit" ? entry.amount : -entry.amount), 0n);
			const forward: Entry[] = all.map((entry) => (entry.kind === "deposit" ? { ...entry, source: entry.id } : entry));
			if (balance > 0n)
				forward.push({ id: "rest", at: "9999", kind: "payment", from: "M", to: "rest", amount: balance });
			const backward: Entry[] = [...forward].reverse().map((entry, n): Entry => {
				const at = String(n).padStart(4, "0");
				return entry.kind === "deposit"
					? { id: entry.id, at, kind: "payment", from: "M", to: entry.id, amount: entry.amount }
					: {
							id: entry.id,
							at,
							kind: "deposit",
							account: "M",
							amount: entry.amount,
							source: "to" in entry ? entry.to : "",
						};
			});
			const pairs = (some: readonly Entry[], order: (from: string, to: string) => string) =>
				trace(some, methods.firstInFirstOut, own)
					.moves.flatMap(({ to, parts }) => parts.map((part) => `${order(part.source, to)} ${part.amount}`))
					.sort();
			expect(pairs(backward, (to, from) => `${from} ${to}`)).toEqual(pairs(forward, (from, to) => `${from} ${to}`));
		}),
	);
});

// The control: methods broken as somebody might break them.
const rolling: Method = methods.rollingCharge;
test.each<[string, Method]>([
	[
		"a cent of each payment stays",
		{
			...rolling,
			take: (held, some, o) => {
				const { taken, left } = rolling.take(held, some, o);
				return { taken: taken.map((part, n) => (n === 0 ? { ...part, amount: part.amount - 1n } : part)), left };
			},
		},
	],
	["a third source is forgotten", { ...rolling, put: (held, parts) => rolling.put(held, parts).slice(0, 2) }],
])("control: %s is found out", (_what, broken) => {
	const whole = fc.property(entries, (all) => {
		const came = total(all.flatMap((entry) => (entry.kind === "deposit" ? [{ ...entry }] : [])));
		return total(run(all, "rollingCharge", broken).all.filter(({ source }) => !source.startsWith("("))) === came;
	});
	expect(fc.check(whole).failed).toBe(true);
});
