import { checkFacts } from "../../services/case-intake/src/persons/classify/check-facts.ts";
import { classify as classifyFacts } from "../../services/case-intake/src/persons/classify/classify.ts";
import { jurisdictionFor } from "../../services/case-intake/src/persons/classify/jurisdictions.ts";
import type { FactsInput } from "../../services/case-intake/src/persons/classify/schema.ts";
import { elementCodes, type Facts, type Value } from "../../services/case-intake/src/persons/classify/types.ts";
import { seeded } from "../support/seeded.ts";
import type { Options } from "./options.ts";
import { entriesOf, figuresOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

const laws = ["UN", "EU", "VU", "LC"].map(jurisdictionFor);
const indicators = ["A3", "B4", "E1", "E2", "E4", "F2"];

/** Assessments as a desk enters them, as mixed as a seeded sequence makes them; what contradicts itself is left out. */
const assessments = (count: number): { json: string; facts: Facts }[] => {
	const { int: next } = seeded(20_261_122);
	const all: { json: string; facts: Facts }[] = [];
	while (all.length < count) {
		const elements: FactsInput["elements"] = {};
		for (const code of elementCodes) {
			const value = (["met", "notMet", "unknown", "met"] as const)[next(4)] as Value;
			if (value === "unknown") continue;
			elements[code] = {
				value,
				evidence: [{ kind: "statementOfPerson", reference: `note-${next(900)}`, note: "firstHand" }],
			};
		}
		const from = next(40);
		const input: FactsInput = { elements, age: { from, to: from + next(6) }, indicators: indicators.slice(next(6)) };
		const checked = checkFacts(input);
		if ("facts" in checked) all.push({ json: JSON.stringify(input), facts: checked.facts });
	}
	return all;
};

/** The least that could decide: the two conditions written out by hand over numbers, without explanation or version. */
const bare = (facts: Facts, childUnder: number): string => {
	const of = (code: keyof Facts["elements"]) => {
		const value = facts.elements[code]?.value;
		return value === "met" ? 2 : value === "notMet" ? 0 : 1;
	};
	const child = (facts.age?.to ?? 99) < childUnder ? 2 : (facts.age?.from ?? 0) >= childUnder ? 0 : 1;
	const trafficking = Math.min(of("act"), of("purpose"), Math.max(of("means"), child));
	// Enabling a stay asks for illegal means, and has no border among its elements.
	const forms = facts.elements.stay?.forms ?? [];
	const stay = forms.length > 0 && forms.every((form) => form === "ordinaryDealings") ? 0 : of("stay");
	const benefit = of("humanitarianAim") === 2 ? 0 : of("benefit");
	// An entry crosses a border: where none was crossed there was none.
	const entry = of("entry") === 1 && of("transnational") === 0 ? 0 : of("entry");
	const smuggling = Math.min(of("nonNational"), benefit, Math.max(entry, stay));
	if (trafficking === 2) return smuggling === 2 ? "both" : "trafficking";
	if (trafficking === 1 || smuggling === 1) return "undetermined";
	return smuggling === 2 ? "smuggling" : "neither";
};

/** Assessments a second on one core: answered with reasons and gaps, against the bare conditions and against reading the facts. */
export const classify = async (o: Options) => {
	const all = assessments(o.quick ? 200 : 5_000);
	const law = (n: number) => laws[n % laws.length] ?? jurisdictionFor("UN");
	const ways: Record<"engine" | "checkedAndClassified" | "bareConditions" | "jsonParse", (n: number) => unknown> = {
		engine: (n) => classifyFacts((all[n] as { facts: Facts }).facts, law(n)).classification,
		checkedAndClassified: (n) => {
			const checked = checkFacts(JSON.parse((all[n] as { json: string }).json) as FactsInput);
			return "facts" in checked && classifyFacts(checked.facts, law(n)).classification;
		},
		bareConditions: (n) => bare((all[n] as { facts: Facts }).facts, law(n).trafficking.childUnder),
		jsonParse: (n) => (JSON.parse((all[n] as { json: string }).json) as FactsInput).elements,
	};
	// Under the Protocols both have to give one answer, or the reference measures something else.
	const protocols = jurisdictionFor("UN");
	for (const { facts } of all) {
		const [answer, reference] = [classifyFacts(facts, protocols).classification, bare(facts, 18)];
		if (answer !== reference)
			throw new Error(`the engine says ${answer} and the reference ${reference}: ${JSON.stringify(facts)}`);
	}

	const row = table(o.say, ["assessments a second", ...Object.keys(ways)]);
	const rounds: Record<keyof typeof ways, number>[] = [];
	let kept = 0;
	for (let round = 0; round <= o.rounds; round++) {
		const figures = Object.fromEntries(
			entriesOf(ways).map(([name, way]) => {
				const began = performance.now();
				const until = began + (round === 0 ? 200 : o.seconds * (o.quick ? 50 : 1_000));
				let done = 0;
				while (performance.now() < until) for (let n = 0; n < 100; n++, done++) if (way(done % all.length)) kept++;
				return [name, Math.round((done * 1_000) / (performance.now() - began))];
			}),
		) as Record<keyof typeof ways, number>;
		row(round === 0 ? "warm-up" : `round ${round}`, ...Object.values(figures));
		if (round > 0) rounds.push(figures);
	}
	const of = (name: keyof typeof ways) => rounds.map((one) => one[name]);
	return {
		bench: "classify",
		unit: "assessments a second on one core",
		assessments: all.length,
		answered: kept,
		rounds: o.rounds,
		seconds: o.seconds,
		ratio: {
			engineToBareConditions: ratioOf(of("engine"), of("bareConditions")),
			engineToJsonParse: ratioOf(of("engine"), of("jsonParse")),
			checkedAndClassifiedToJsonParse: ratioOf(of("checkedAndClassified"), of("jsonParse")),
		},
		results: figuresOf(rounds),
	};
};
