import { expect, test } from "vitest";
import { checkFacts } from "./check-facts.ts";
import { classify, labelOf } from "./classify.ts";
import { jurisdictions, protocols } from "./jurisdictions.ts";
import { inputOf } from "./testing.ts";
import type { Assessed, Facts, Jurisdiction, Value } from "./types.ts";

/**
 * Every assessment of a small world, under every profile, beside the law in plain words. In a world everything is known. What was entered of a
 * person fits several worlds: an answer is right where all of them have it, and open where they differ.
 *
 * The law is written from the sources and reads no profile. IOM, Rabat and ILO are those of cases-of-the-documents.test.ts.
 */
type World = {
	act: boolean;
	means: boolean;
	purpose: "none" | "prostitution" | "labour";
	child: boolean;
	crossed: boolean;
	entry: boolean;
	stay: "none" | "byIllegalMeans" | "ordinary";
	foreign: boolean;
	ofNoMemberState: boolean;
	gain: boolean;
	helps: boolean;
};
type Crime = (w: World) => boolean;

/** Trafficking Protocol, Art. 3(a) and (c). */
const trafficking: Crime = (w) => w.act && w.purpose !== "none" && (w.child || w.means);
/** Smuggling Protocol, Art. 3(a), 6(1)(c); Rabat 30: by illegal means. */
const smuggling: Crime = (w) => w.foreign && w.gain && (w.entry || w.stay === "byIllegalMeans");
/** Directive 2002/90/EC, Art. 1. Rabat 42: not an EU national; may decide not to impose sanctions on humanitarian help. */
const facilitation: Crime = (w) => w.ofNoMemberState && ((w.entry && !w.helps) || (w.stay !== "none" && w.gain));
const never: Crime = () => false;
const acrossBorders: Crime = (w) => w.crossed && trafficking(w);

const laws: Record<string, { trafficking: Crime; smuggling: Crime }> = {
	UN: { trafficking, smuggling },
	EU: { trafficking, smuggling: facilitation },
	// IOM 1239 and 1445: internal trafficking is no crime.
	VU: { trafficking: acrossBorders, smuggling },
	SB: { trafficking: acrossBorders, smuggling },
	// IOM 1584: under 18 in the law against trafficking.
	LC: { trafficking, smuggling },
	// IOM 1221: THB but not SoM legislation. IOM 1223: neither.
	TT: { trafficking, smuggling: never },
	AO: { trafficking: never, smuggling: never },
	// ILO 706: for the purpose of prostitution but not for any other purpose.
	HK: { trafficking: (w) => w.purpose === "prostitution" && trafficking(w), smuggling },
	// IOM 1237: a provision on smuggling involves exploitation; it is not said that all smuggling does.
	SZ: { trafficking, smuggling },
};

/** What can be entered for a question, and the worlds that each entry leaves. */
type Entries = {
	[Q in keyof World]: { enter: Partial<Record<string, Value>>; form?: string; left: readonly World[Q][] }[];
};

const yesNo = (code: string) => [
	{ enter: { [code]: "met" as const }, left: [true] },
	{ enter: { [code]: "notMet" as const }, left: [false] },
	{ enter: {}, left: [true, false] },
];
const entries: Entries = {
	act: yesNo("act"),
	means: yesNo("means"),
	purpose: [
		{ enter: { purpose: "met" }, form: "sexualExploitation", left: ["prostitution"] },
		{ enter: { purpose: "met" }, form: "forcedLabour", left: ["labour"] },
		{ enter: { purpose: "met" }, left: ["prostitution", "labour"] },
		{ enter: { purpose: "notMet" }, left: ["none"] },
		{ enter: {}, left: ["none", "prostitution", "labour"] },
	],
	// The age is entered apart.
	child: [
		{ enter: { child: "met" }, left: [true] },
		{ enter: { child: "notMet" }, left: [false] },
		{ enter: {}, left: [true, false] },
	],
	crossed: yesNo("transnational"),
	entry: yesNo("entry"),
	stay: [
		{ enter: { stay: "met" }, form: "falseDocument", left: ["byIllegalMeans"] },
		{ enter: { stay: "met" }, form: "ordinaryDealings", left: ["ordinary"] },
		{ enter: { stay: "notMet" }, left: ["none"] },
		{ enter: {}, left: ["none", "ordinary", "byIllegalMeans"] },
	],
	foreign: yesNo("nonNational"),
	ofNoMemberState: yesNo("nonMemberNational"),
	gain: yesNo("benefit"),
	helps: yesNo("humanitarianAim"),
};

/** An illegal entry crosses a border; who gains does not merely help. */
const isPossible = (w: World) => !(w.entry && !w.crossed) && !(w.gain && w.helps);

type Assessment = { facts: Facts; worlds: readonly World[] };

const agreed = (worlds: readonly World[], crime: Crime): Value => {
	const answers = new Set(worlds.map(crime));
	return answers.size > 1 ? "unknown" : answers.has(true) ? "met" : "notMet";
};

/** All ways to answer `asked`; the other questions are answered by `rest`. */
const assessmentsOf = (asked: readonly (keyof World)[], rest: Partial<World>): Assessment[] => {
	const found: Assessment[] = [];
	const answer = (
		n: number,
		chosen: Entries[keyof World][number][],
		left: Partial<Record<keyof World, readonly unknown[]>>,
	) => {
		const question = asked[n];
		if (question !== undefined) {
			for (const one of entries[question]) answer(n + 1, [...chosen, one], { ...left, [question]: one.left });
			return;
		}
		const worlds = worldsOf(left).filter(isPossible);
		if (worlds.length > 0) found.push({ facts: factsOf(chosen), worlds });
	};
	const given = Object.entries(rest).map(([question, value]) => {
		const one = entries[question as keyof World].find(({ left }) => left.length === 1 && left[0] === value);
		if (!one) throw new Error(`${question} ${value}`);
		return one;
	});
	answer(0, given, Object.fromEntries(Object.entries(rest).map(([question, value]) => [question, [value]])));
	return found;
};

const worldsOf = (left: Partial<Record<keyof World, readonly unknown[]>>): World[] =>
	Object.entries(left).reduce<object[]>(
		(worlds, [question, values]) => worlds.flatMap((world) => values.map((value) => ({ ...world, [question]: value }))),
		[{}],
	) as World[];

const factsOf = (chosen: readonly Entries[keyof World][number][]): Facts => {
	const { child, ...elements } = Object.assign({}, ...chosen.map(({ enter }) => enter)) as Record<string, Value>;
	const age = child === "met" ? { from: 15, to: 17 } : child === "notMet" ? { from: 18, to: 30 } : { from: 17, to: 18 };
	const input = inputOf(elements, age);
	for (const { enter, form } of chosen)
		if (form) Object.assign(input.elements[Object.keys(enter)[0] as "stay"] ?? {}, { forms: [form] });
	const checked = checkFacts(input);
	if ("refused" in checked) throw new Error(JSON.stringify([chosen, checked.refused]));
	return checked.facts;
};

/** The two crimes share no question but the border, which is in both. */
const nothingElse = { act: false, means: false, purpose: "none", child: false } as const;
const noSmuggling = { stay: "none", foreign: true, ofNoMemberState: true, gain: false, helps: false } as const;
const all: Assessment[] = [
	...assessmentsOf(["act", "means", "purpose", "child", "crossed", "entry"], noSmuggling),
	...assessmentsOf(["entry", "stay", "foreign", "ofNoMemberState", "gain", "helps", "crossed"], nothingElse),
	// Both at once, for a person of whom the border and the papers are known.
	...assessmentsOf(["act", "means", "purpose", "child", "entry", "stay", "gain"], {
		...{ foreign: true, ofNoMemberState: true, helps: false, crossed: true },
	}),
];

const profiles = [...new Set(jurisdictions.values())].map((profile): [string, Jurisdiction] => [profile.code, profile]);

test("every profile has its law in plain words here", () => {
	expect(Object.keys(laws).sort()).toEqual(profiles.map(([code]) => code).sort());
});

const cameTo = ({
	trafficking,
	smuggling,
	classification,
}: Pick<Assessed, "trafficking" | "smuggling" | "classification">) => ({
	...{ trafficking, smuggling, classification },
});

test.each(profiles)("%s: every assessment of the small world is answered as the law has it", (code, profile) => {
	const answerOf = (law: (typeof laws)[string] | undefined, worlds: readonly World[]) => {
		const crimes = {
			trafficking: agreed(worlds, law?.trafficking ?? never),
			smuggling: agreed(worlds, law?.smuggling ?? never),
		};
		return { ...crimes, classification: labelOf(crimes.trafficking, crimes.smuggling) };
	};
	const seen = new Set<string>();
	const wrong: unknown[] = [];
	for (const { facts, worlds } of all) {
		const assessed = classify(facts, profile);
		const right = [answerOf(laws[code], worlds), answerOf(laws.UN, worlds)];
		const said = [cameTo(assessed), cameTo(assessed.byProtocol)];
		if (JSON.stringify(said) !== JSON.stringify(right)) wrong.push({ worlds: worlds.length, facts, said, right });
		// What is open says what is missing, and what is settled asks for nothing.
		const isOpen = [assessed.trafficking, assessed.smuggling].includes("unknown");
		if (isOpen !== assessed.missing.length > 0) wrong.push({ facts, missing: assessed.missing });
		seen.add(assessed.classification);
	}
	expect([wrong.length, wrong[0]]).toEqual([0, undefined]);
	expect(all.length).toBeGreaterThan(8_000);
	expect(seen.size).toBe(code === "AO" ? 1 : code === "TT" ? 3 : 5);
	if (profile === protocols) expect(seen).toContain("both");
});
