import { expect, test } from "vitest";
import { classify } from "./classify.ts";
import { jurisdictionFor } from "./jurisdictions.ts";
import { evaluate, type Formula, openAtoms } from "./logic.ts";
import { factsOf } from "./testing.ts";
import type { Facts, Value } from "./types.ts";

/**
 * The oracle: the two crimes for a world in which everything is known, written from the instruments and not from the
 * rules; a person of whom something is unknown lives in every world that agrees with what is known. An answer is
 * when all those worlds give it.
 */
type World = {
	act: boolean;
	means: boolean;
	purpose: boolean;
	entry: boolean;
	stay: boolean;
	nonNational: boolean;
	benefit: boolean;
	humanitarianAim: boolean;
	transnational: boolean;
	child: boolean;
};

/** Trafficking Protocol, Art. 3(a) and (c). */
const palermo = (w: World) => {
	if (!w.act || !w.purpose) return false;
	return w.child ? true : w.means;
};
/** Smuggling Protocol, Art. 3(a) and 6(1)(c). */
const smugglingProtocol = (w: World) => {
	if (!w.nonNational || !w.benefit) return false;
	return w.entry || w.stay;
};
/** Council Directive 2002/90/EC, Art. 1(1)(a) and (b), 1(2). */
const facilitation = (w: World) => {
	if (!w.nonNational) return false;
	if (w.entry && !w.humanitarianAim) return true;
	return w.stay && w.benefit;
};
const laws: Record<string, { trafficking: (w: World) => boolean; smuggling: (w: World) => boolean }> = {
	UN: { trafficking: palermo, smuggling: smugglingProtocol },
	EU: { trafficking: palermo, smuggling: facilitation },
	VU: { trafficking: (w) => w.transnational && palermo(w), smuggling: smugglingProtocol },
};

const questions: (keyof World)[] = [
	"act",
	"means",
	"purpose",
	"child",
	"entry",
	"stay",
	"nonNational",
	"benefit",
	"humanitarianAim",
	"transnational",
];

/** Who helps gains nothing, and an illegal entry crosses a border. */
const possible = (w: World) => !(w.benefit && w.humanitarianAim) && !(w.entry && !w.transnational);

const worlds: World[] = Array.from({ length: 2 ** questions.length }, (_, bits) =>
	Object.fromEntries(questions.map((question, index) => [question, (bits & (1 << index)) !== 0])),
).filter((world) => possible(world as World)) as World[];

type Known = Partial<Record<keyof World, Value>>;
const agree = (answers: boolean[]): Value =>
	answers.every((one) => one) ? "met" : answers.some((one) => one) ? "unknown" : "notMet";

/** Every way to answer the given questions, the others being not met or, for none of them, unknown. */
const combinations = (over: (keyof World)[], rest: Value): Known[] =>
	Array.from({ length: 3 ** over.length }, (_, number) => {
		const known: Known = {};
		for (const question of questions) known[question] = rest;
		over.forEach((question, index) => {
			known[question] = (["met", "notMet", "unknown"] as const)[Math.floor(number / 3 ** index) % 3] as Value;
		});
		return known;
	});

const livesIn = (known: Known) =>
	worlds.filter((world) =>
		questions.every((question) => known[question] === "unknown" || (known[question] === "met") === world[question]),
	);

const toFacts = ({ child, ...elements }: Known): Facts =>
	factsOf(
		{ ...elements, ...nobodysNational(elements) },
		child === "met" ? { to: 17 } : child === "notMet" ? { from: 18 } : { from: 17, to: 18 },
	);

/** Anyone who is a foreigner to the State is one to the Union here: rules.test.ts has those who are one of the two. */
const nobodysNational = ({ nonNational }: Known) =>
	nonNational === undefined ? {} : { nonMemberNational: nonNational };

const about: Record<string, { over: (keyof World)[]; rest: Value }[]> = {
	trafficking: [
		{ over: ["act", "means", "purpose", "child", "transnational", "entry"], rest: "unknown" },
		{ over: ["act", "means", "purpose", "child", "transnational"], rest: "notMet" },
	],
	smuggling: [
		{ over: ["entry", "stay", "nonNational", "benefit", "humanitarianAim", "transnational"], rest: "unknown" },
		{ over: ["entry", "stay", "nonNational", "benefit", "humanitarianAim", "transnational"], rest: "notMet" },
	],
};

test.each(Object.keys(laws))(
	"%s: every combination of known and unknown is answered as all its worlds agree",
	(code) => {
		const law = laws[code];
		const profile = jurisdictionFor(code);
		let compared = 0;
		for (const { over, rest } of Object.values(about).flat())
			for (const known of combinations(over, rest)) {
				const possibleWorlds = livesIn(known);
				// Answers that contradict each other are refused before they are classified.
				if (possibleWorlds.length === 0) continue;
				const { trafficking, smuggling } = classify(toFacts(known), profile);
				const expected = {
					trafficking: agree(possibleWorlds.map((world) => law?.trafficking(world) ?? false)),
					smuggling: agree(possibleWorlds.map((world) => law?.smuggling(world) ?? false)),
				};
				expect({ known, trafficking, smuggling }).toEqual({ known, ...expected });
				compared++;
			}
		expect(compared).toBeGreaterThan(1_500);
	},
);

test("a question is listed as missing exactly when some answer to it could bring the decision nearer", () => {
	// What is listed can matter: settling all other listed questions in some way leaves the decision to this one.
	for (const known of combinations(["act", "means", "purpose", "child", "entry", "nonNational", "benefit"], "notMet")) {
		if (livesIn(known).length === 0) continue;
		const { missing } = classify(toFacts(known), jurisdictionFor("UN"));
		for (const question of questions) {
			if (known[question] !== "unknown") continue;
			const lives = livesIn(known);
			const matters = (crime: (w: World) => boolean) =>
				lives.some((world) => {
					const other = { ...world, [question]: !world[question] };
					return lives.some((one) => questions.every((q) => one[q] === other[q])) && crime(world) !== crime(other);
				});
			const listed = missing.some((one) => one.question === (question === "child" ? "age" : question));
			expect({ known, question, listed }).toEqual({
				known,
				question,
				listed: matters(palermo) || matters(smugglingProtocol),
			});
		}
	}
});

const values: Value[] = ["met", "notMet", "unknown"];
const kleene: [Formula<"a" | "b">, string][] = [
	[{ all: ["a", "b"] }, "met notMet unknown notMet notMet notMet unknown notMet unknown"],
	[{ any: ["a", "b"] }, "met met met met notMet unknown met unknown unknown"],
	[{ not: "a" }, "notMet notMet notMet met met met unknown unknown unknown"],
	[{ all: [] }, "met met met met met met met met met"],
	[{ any: [] }, "notMet notMet notMet notMet notMet notMet notMet notMet notMet"],
];
test.each(kleene)("%j has Kleene's truth table", (formula, table) => {
	const answers = values.flatMap((a) => values.map((b) => evaluate(formula, (atom) => (atom === "a" ? a : b))));
	expect(answers.join(" ")).toBe(table);
});

test("only what is unknown and not yet settled is open", () => {
	const formula: Formula<"a" | "b" | "c"> = { all: ["a", { any: ["b", { not: "c" }] }] };
	const open = (a: Value, b: Value, c: Value) => openAtoms(formula, (atom) => ({ a, b, c })[atom]);
	expect(open("unknown", "unknown", "unknown")).toEqual(["a", "b", "c"]);
	expect(open("unknown", "met", "unknown")).toEqual(["a"]);
	expect(open("met", "unknown", "notMet")).toEqual([]);
	expect(open("notMet", "unknown", "unknown")).toEqual([]);
	expect(open("met", "notMet", "unknown")).toEqual(["c"]);
});
