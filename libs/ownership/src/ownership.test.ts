import fc from "fast-check";
import { expect, test } from "vitest";
import { controlledBy, faultsOf, type Holding, openGraph, openHeld, ownersOf } from "./index.ts";

const exact = (share: number) => ({ least: share, most: share });
const holds = (owner: string, of: string, share: number, most = share): Holding => ({
	owner,
	of,
	share: { least: share, most },
});
const percent = (value: number) => Math.round(value * 10_000) / 100;
const integrated = (holdings: Holding[], company: string) => {
	expect(faultsOf(holdings)).toEqual([]);
	const owners = ownersOf(openGraph(holdings), company);
	return Object.fromEntries([...(owners?.integrated ?? [])].map(([name, { least }]) => [name, percent(least)]));
};
const controls = (holdings: Holding[], owner: string) => {
	const graph = openGraph(holdings);
	const found = controlledBy(graph, openHeld(graph), owner);
	return Object.fromEntries([...(found?.surely ?? [])].map(([name, share]) => [name, percent(share)]));
};

test("two companies that hold 90 % of each other are wholly owned by the one who holds the rest of both", () => {
	const all = [holds("L", "A", 0.1), holds("L", "B", 0.1), holds("A", "B", 0.9), holds("B", "A", 0.9)];
	expect(integrated(all, "A")).toEqual({ L: 100 });
	expect(integrated(all, "B")).toEqual({ L: 100 });
});

test("in a circle with two owners each has what comes round to them", () => {
	const all = [holds("P", "A", 0.6), holds("B", "A", 0.4), holds("A", "B", 0.5), holds("Q", "B", 0.5)];
	expect(integrated(all, "A")).toEqual({ P: 75, Q: 25 });
	expect(integrated(all, "B")).toEqual({ P: 37.5, Q: 62.5 });
});

test("ownership and control are two numbers", () => {
	const all = [holds("A", "B1", 1), holds("A", "B2", 0.8), holds("B1", "C", 0.2), holds("B2", "C", 0.4)];
	expect(integrated(all, "C")).toEqual({ A: 52 });
	expect(controls(all, "A")).toEqual({ B1: 100, B2: 80, C: 60 });
	expect(controls([...all, holds("C", "A", 0.3)], "A")).toEqual({ B1: 100, B2: 80, C: 60 });
});

test("half is no control, and a chain of majorities is", () => {
	expect(controls([holds("P", "A", 0.5)], "P")).toEqual({});
	const chain = [holds("P", "A", 0.51), holds("A", "B", 0.51), holds("B", "C", 0.51)];
	expect(controls(chain, "P")).toEqual({ A: 51, B: 51, C: 51 });
	expect(integrated(chain, "C")).toEqual({ P: 13.27 });
});

test("ten links under a quarter make an owner of 100 %", () => {
	const between = Array.from({ length: 10 }, (_, n) => `M${n}`);
	const all = between.flatMap((name) => [holds("P", name, 1), holds(name, "C", 0.1)]);
	expect(integrated(all, "C")).toEqual({ P: 100 });
});

test("ranges give ranges, within the whole, and what is not known is said", () => {
	const all = [holds("P", "A", 0.5, 0.75), holds("Q", "A", 0.25, 0.5), holds("A", "C", 0.5)];
	const owners = ownersOf(openGraph(all), "C");
	expect(owners?.integrated.get("P")).toEqual({ least: 0.25, most: 0.375 });
	expect(owners?.integrated.get("Q")).toEqual({ least: 0.125, most: 0.25 });
	expect(owners?.unknown).toBe(0.625);
});

test("companies that belong to each other alone have no owner that is known", () => {
	const all = [holds("A", "B", 1), holds("B", "A", 1), holds("B", "C", 0), holds("A", "C", 0.4), holds("P", "C", 0.6)];
	const owners = ownersOf(openGraph(all), "C");
	expect(owners?.closed).toEqual([["A", "B"]]);
	expect([...(owners?.integrated ?? [])]).toEqual([["P", exact(0.6)]]);
});

test("140 % of a company, a share of itself, a share twice and no share at all are all said at once", () => {
	const all = [
		holds("P", "A", 0.7),
		holds("Q", "A", 0.7),
		holds("A", "A", 0.1),
		holds("P", "B", 1.5),
		holds("P", "A", Number.NaN),
	];
	expect(faultsOf(all).map(({ at }) => at)).toEqual(["/2", "/3", "/4", "/4", "/A"]);
	expect(faultsOf(all.slice(0, 2))[0]?.message).toBe("The shares of A add up to 140 %.");
});

test("nobody knows a company that is in no holding", () => {
	expect(ownersOf(openGraph([]), "A")).toBeUndefined();
});

const names = ["A", "B", "C", "D", "E", "P", "Q"];
const companies = names.slice(0, 5);
/** Every company is held to 95 % at the most, so there is always an outside. */
const holdings: fc.Arbitrary<Holding[]> = fc
	.tuple(
		...companies.map(() =>
			fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 60 })), { maxLength: 4 }),
		),
	)
	.map((all) =>
		all.flatMap((some, n) => {
			const of = companies[n] ?? "";
			const owners = [...new Map(some.filter(([owner]) => owner !== of)).entries()];
			const sum = owners.reduce((before, [, weight]) => before + weight, 0);
			return owners.map(([owner, weight]) => holds(owner, of, (0.95 * weight) / Math.max(sum, 60)));
		}),
	);

test("the shares of all owners and the unknown make one whole, and agree with walking along every chain", () => {
	fc.assert(
		fc.property(holdings, fc.constantFrom(...companies), (all, company) => {
			expect(faultsOf(all)).toEqual([]);
			const owners = ownersOf(openGraph(all), company);
			if (!owners) return;
			const isHeld = new Set(all.map(({ of }) => of));
			// The reference: money of a share goes up the chains, step by step, until nearly nothing is on the way.
			let flow = new Map([[company, 1]]);
			const arrived = new Map<string, number>();
			for (let step = 0; step < 2_000; step++) {
				const next = new Map<string, number>();
				for (const { owner, of, share } of all) {
					const some = (flow.get(of) ?? 0) * share.least;
					const to = isHeld.has(owner) ? next : arrived;
					if (some > 0) to.set(owner, (to.get(owner) ?? 0) + some);
				}
				flow = next;
			}
			const sum = [...owners.integrated.values()].reduce((before, { least }) => before + least, 0);
			expect(sum + owners.unknown).toBeCloseTo(1, 9);
			expect(owners.integrated.has(company)).toBe(false);
			for (const [name, { least }] of owners.integrated) expect(least).toBeCloseTo(arrived.get(name) ?? 0, 9);
		}),
	);
});

test("who owns more than half through every link of a chain controls it, and control never needs less than half", () => {
	fc.assert(
		fc.property(holdings, fc.constantFrom(...names), (all, owner) => {
			const graph = openGraph(all);
			const found = controlledBy(graph, openHeld(graph), owner);
			if (!found) return;
			const group = new Set([owner, ...found.surely.keys()]);
			for (const company of companies) {
				const sum = all.reduce(
					(before, one) => before + (one.of === company && group.has(one.owner) ? one.share.least : 0),
					0,
				);
				if (company !== owner && Math.abs(sum - 0.5) > 1e-9) expect(found.surely.has(company)).toBe(sum > 0.5);
			}
		}),
	);
});

test("a chain of 50,000 companies is gone through", () => {
	const all = Array.from({ length: 50_000 }, (_, n) => holds(`c${n + 1}`, `c${n}`, 1));
	expect(integrated(all, "c0")).toEqual({ c50000: 100 });
});
