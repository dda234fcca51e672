import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFacts } from "./check-facts.ts";
import { classify } from "./classify.ts";
import { indicatorLists } from "./indicators.ts";
import { jurisdictionFor } from "./jurisdictions.ts";
import { inputOf } from "./testing.ts";
import { type Assessed, type Classification, type ElementCode, elementCodes, type Facts, type Value } from "./types.ts";

const value = fc.constantFrom<Value[]>("met", "notMet", "unknown");
const law = fc.constantFrom("UN", "EU", "IT", "VU", "SB", "LC", "TT", "AO", "HK", "SZ", "KI").map(jurisdictionFor);
const codes = indicatorLists.flatMap(({ indicators }) => indicators.map((one) => one.code));
const ageRange = fc
	.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }), fc.boolean(), fc.boolean())
	.map(([from, wide, hasFrom, hasTo]) => ({ ...(hasFrom ? { from } : {}), ...(hasTo ? { to: from + wide } : {}) }));

type Elements = Record<ElementCode, Value>;
const elements = fc.record(Object.fromEntries(elementCodes.map((code) => [code, value]))) as fc.Arbitrary<Elements>;

const checked = (of: Elements, age: { from?: number; to?: number }, indicators: string[] = []): Facts | undefined => {
	const result = checkFacts(inputOf(of, age, indicators));
	return "facts" in result ? result.facts : undefined;
};

const runs = { numRuns: 2_000 };

/** How an answer may move when something that was unknown becomes known. */
const mayBecome: Record<Classification, readonly Classification[]> = {
	undetermined: ["undetermined", "trafficking", "smuggling", "both", "neither"],
	// The one step that a decided answer may take: smuggling may be found beside trafficking (R8).
	trafficking: ["trafficking", "both"],
	smuggling: ["smuggling"],
	both: ["both"],
	neither: ["neither"],
};
const refines = (before: Value, after: Value) => before === "unknown" || before === after;

test("learning what was unknown settles answers and never turns one round", () => {
	const moves = new Map<string, number>();
	fc.assert(
		fc.property(elements, elements, ageRange, fc.nat(12), fc.nat(12), law, (known, learnt, age, up, down, profile) => {
			const more = Object.fromEntries(
				elementCodes.map((code) => [code, known[code] === "unknown" ? learnt[code] : known[code]]),
			) as Elements;
			// A narrower range of ages within the one that was known.
			const from = Math.min((age.from ?? 0) + up, age.to ?? 99);
			const to = Math.max((age.to ?? 99) - down, from);
			const [less, all] = [checked(known, age), checked(more, { from, to })];
			fc.pre(less !== undefined && all !== undefined);
			const [before, after] = [classify(less as Facts, profile), classify(all as Facts, profile)];
			expect(refines(before.trafficking, after.trafficking)).toBe(true);
			expect(refines(before.smuggling, after.smuggling)).toBe(true);
			expect(mayBecome[before.classification]).toContain(after.classification);
			// Nothing is asked for that was known, or that had been found not to matter.
			const asked = before.missing.map((one) => one.question);
			for (const { question } of after.missing) expect(asked).toContain(question);
			const move = `${before.classification} ${after.classification}`;
			moves.set(move, (moves.get(move) ?? 0) + 1);
		}),
		// Enough for the rarest move to be drawn.
		{ numRuns: 10_000 },
	);
	// The property would hold of an engine that never decides: every move that is allowed was seen.
	for (const [from, list] of Object.entries(mayBecome))
		for (const to of list) expect([...moves.keys()]).toContain(`${from} ${to}`);
});

const decision = ({ classification, trafficking, smuggling, missing }: Assessed) => ({
	classification,
	trafficking,
	smuggling,
	asked: missing.map(({ question, decides }) => ({ question, decides })),
});

test("consent, completed exploitation and indicators change nothing that is decided", () => {
	fc.assert(
		fc.property(
			elements,
			value,
			value,
			ageRange,
			fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 20 }),
			law,
			(known, consent, exploited, age, indicators, profile) => {
				const [one, other] = [checked(known, age), checked({ ...known, consent, exploited }, age, indicators)];
				fc.pre(one !== undefined && other !== undefined);
				expect(decision(classify(other as Facts, profile))).toEqual(decision(classify(one as Facts, profile)));
			},
		),
		runs,
	);
});

test("for a child the means change nothing, and for an adult a younger age would never take trafficking away", () => {
	fc.assert(
		fc.property(elements, value, fc.integer({ min: 0, max: 40 }), law, (known, means, age, profile) => {
			const under = profile.trafficking.childUnder;
			const at = (years: number, of: Elements) => {
				// Whether a child agreed is not asked.
				const asked = years < 18 ? { ...of, consent: "unknown" as const } : of;
				const facts = checked(asked, { from: years, to: years });
				return facts && classify(facts, profile).trafficking;
			};
			if (age < under) expect(at(age, { ...known, means })).toBe(at(age, known));
			else if (at(age, known) === "met") expect(at(under - 1, known)).toBe("met");
		}),
		runs,
	);
});

test("an answer is undetermined exactly when something is missing, and trafficking aside nothing is missing otherwise", () => {
	fc.assert(
		fc.property(elements, ageRange, law, (known, age, profile) => {
			const facts = checked(known, age);
			fc.pre(facts !== undefined);
			const { classification, missing, trafficking } = classify(facts as Facts, profile);
			if (classification === "undetermined") expect(missing).not.toEqual([]);
			else if (classification !== "trafficking") expect(missing).toEqual([]);
			expect(missing.some((one) => one.decides.includes("trafficking"))).toBe(trafficking === "unknown");
		}),
		runs,
	);
});

test("the same facts give the same answer, and classifying changes no facts", () => {
	fc.assert(
		fc.property(elements, ageRange, law, (known, age, profile) => {
			const facts = checked(known, age);
			fc.pre(facts !== undefined);
			const before = structuredClone(facts);
			expect(classify(facts as Facts, profile)).toEqual(classify(facts as Facts, profile));
			expect(facts).toEqual(before);
		}),
		{ numRuns: 300 },
	);
});
