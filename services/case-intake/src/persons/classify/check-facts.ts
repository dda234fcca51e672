import type { Fault } from "@seamark/errors";
import { forbiddenFault } from "./forbidden-grounds.ts";
import { indicatorOf } from "./indicators.ts";
import { implications } from "./rules.ts";
import type { FactsInput } from "./schema.ts";
import { type ElementCode, elementCodes, type Facts } from "./types.ts";
import { actForms, entryForms, evidenceKinds, meansForms, noteCodes, purposeForms, stayForms } from "./vocabulary.ts";

type FindingInput = FactsInput["elements"][string];
export type FactsRefused = { code: "FORBIDDEN_GROUND" | "REFUSED"; faults: readonly Fault[] };

const formsOf: Partial<Record<string, readonly string[]>> = {
	act: actForms,
	means: meansForms,
	purpose: purposeForms,
	entry: entryForms,
	stay: stayForms,
};

/**
 * Turns what was entered into facts, or says everything that is wrong with it: codes outside the lists, forbidden
 * grounds, answers that rest on nothing, answers that contradict each other. `at` points into the facts.
 */
export const checkFacts = (input: FactsInput): { facts: Facts } | { refused: FactsRefused } => {
	const faults = [
		...Object.entries(input.elements).flatMap(([code, finding]) => elementFaults(code, finding)),
		...contradictions(input.elements),
		...ageFaults(input.age),
		...childFaults(input),
		...actedFaults(input.acted),
		...(input.indicators ?? []).flatMap((code, index) =>
			listed(`/indicators/${index}`, code, (one) => indicatorOf(one) !== undefined, "a code of the lists A to H"),
		),
	];
	if (faults.length > 0) {
		const forbidden = faults.some((fault) => fault.code === "FORBIDDEN_GROUND");
		return { refused: { code: forbidden ? "FORBIDDEN_GROUND" : "REFUSED", faults } };
	}
	const elements = Object.entries(input.elements).map(([code, { value, forms = [], evidence = [] }]) => [
		code,
		{
			value,
			forms,
			evidence: evidence.map(({ kind, reference = null, note = null }) => ({ kind, reference, note })),
		},
	]);
	return {
		facts: {
			elements: Object.fromEntries(elements) as Facts["elements"],
			age: input.age ? { from: input.age.from ?? null, to: input.age.to ?? null } : null,
			indicators: input.indicators ?? [],
			acted: (input.acted ?? []).map(({ from = null, to = null }) => ({ from, to })),
		},
	};
};

const listed = (at: string, code: string, known: (code: string) => boolean, what: string): Fault[] =>
	known(code) ? [] : [forbiddenFault(at, code) ?? { at, message: `must be ${what}` }];

const oneOf = (at: string, code: string, list: readonly string[]): Fault[] =>
	listed(at, code, (one) => list.includes(one), `one of ${list.join(", ")}`);

const elementFaults = (code: string, finding: FindingInput): Fault[] => {
	const at = `/elements/${code}`;
	const unknown = oneOf(at, code, elementCodes);
	if (unknown.length > 0) return unknown;
	const { value, forms = [], evidence = [] } = finding;
	return [
		...forms.flatMap((form, index) => oneOf(`${at}/forms/${index}`, form, formsOf[code] ?? [])),
		...(forms.length > 0 && value !== "met"
			? [{ at: `${at}/forms`, message: `contradicts the value ${value}: forms are named where the element is met` }]
			: []),
		...(value !== "unknown" && evidence.length === 0
			? [{ at: `${at}/evidence`, message: `is empty: say what ${value} rests on, or answer unknown` }]
			: []),
		...(value !== "unknown" && evidence.length > 0 && evidence.every(({ kind }) => kind === "indicator")
			? [
					{
						at: `${at}/evidence`,
						message:
							"is of indicators alone. An indicator says what to ask about, and proves nothing: name what was said, seen or found as well, or answer unknown",
					},
				]
			: []),
		...(value === "notMet"
			? evidence.flatMap((one, index) => contradictingFault(`${at}/evidence/${index}`, code, one))
			: []),
		...evidence.flatMap((one, index) => evidenceFaults(`${at}/evidence/${index}`, code as ElementCode, one)),
	];
};

/** An indicator that points to an element speaks for it, and is no evidence that it was not there. */
const contradictingFault = (
	at: string,
	element: string,
	{ kind, reference = "" }: NonNullable<FindingInput["evidence"]>[number],
): Fault[] =>
	kind === "indicator" && (indicatorOf(reference)?.pointsTo as readonly string[] | undefined)?.includes(element)
		? [
				{
					at,
					code: "CONTRADICTION",
					message: `contradicts the answer: ${reference} ("${indicatorOf(reference)?.text}") points to ${element}, and does not show that there was none`,
				},
			]
		: [];

const evidenceFaults = (
	at: string,
	element: ElementCode,
	{ kind, reference, note }: NonNullable<FindingInput["evidence"]>[number],
): Fault[] => {
	const faults = [
		...oneOf(`${at}/kind`, kind, evidenceKinds),
		...(note === undefined ? [] : oneOf(`${at}/note`, note, noteCodes)),
	];
	const ground = reference === undefined ? undefined : forbiddenFault(`${at}/reference`, reference);
	if (ground) return [...faults, ground];
	if (kind !== "indicator") return faults;
	const indicator = reference === undefined ? undefined : indicatorOf(reference);
	if (!indicator) return [...faults, { at: `${at}/reference`, message: "must be a code of the lists A to H" }];
	if (indicator.pointsTo.includes(element)) return faults;
	const points =
		indicator.pointsTo.length > 0 ? `it points to ${indicator.pointsTo.join(" and ")}` : "it is no evidence";
	return [...faults, { at: `${at}/reference`, message: `is no evidence of ${element}: ${points}` }];
};

/** Answers of which one says that the other cannot be. */
const contradictions = (elements: FactsInput["elements"]): Fault[] =>
	implications
		.filter(({ when, other, is }) => {
			const value = elements[other]?.value ?? "unknown";
			return elements[when]?.value === "met" && value !== "unknown" && value !== is;
		})
		.map(({ when, other, is }) => ({
			at: `/elements/${other}`,
			code: "CONTRADICTION",
			message: `contradicts ${when}, which is met and means that ${other} is ${is}`,
		}));

/** Whether a child agreed is not asked (R3): it decides nothing, and asking puts the question to the child. */
const childFaults = ({ elements, age }: FactsInput): Fault[] =>
	age?.to !== undefined && age.to < 18 && (elements.consent?.value ?? "unknown") !== "unknown"
		? [
				{
					at: "/elements/consent",
					message: "is not asked of a child (Trafficking Protocol, Art. 3(c)): leave it out",
				},
			]
		: [];

const actedFaults = (acted: FactsInput["acted"] = []): Fault[] =>
	acted.flatMap(({ from, to }, index) => {
		if (from === undefined && to === undefined)
			return [{ at: `/acted/${index}`, message: "is empty: give a day, or leave it out" }];
		return from !== undefined && to !== undefined && from > to
			? [{ at: `/acted/${index}/to`, message: "lies before from" }]
			: [];
	});

const ageFaults = (age: FactsInput["age"]): Fault[] =>
	age?.from !== undefined && age.to !== undefined && age.from > age.to
		? [{ at: "/age/to", message: "lies under from" }]
		: [];
