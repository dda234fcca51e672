import { parseAge } from "../reports/draft.ts";
import type { Fault } from "../terminal/exit.ts";
import { spanLike, spanOf } from "../terminal/span.ts";

// The facts of an assessment from options. Codes are the hub's: it knows the lists, and says why something is no ground.

export type FactOptions = {
	met?: string[];
	notMet?: string[];
	unknown?: string[];
	on?: string[];
	ageThen?: string;
	acted?: string[];
	indicator?: string[];
};

type Evidence = { kind: string; reference?: string; note?: string };
type Finding = { value: "met" | "notMet" | "unknown"; forms?: string[]; evidence?: Evidence[] };
export type Facts = {
	elements: Record<string, Finding>;
	age?: { from?: number; to?: number };
	indicators?: string[];
	acted?: { from?: string; to?: string }[];
};

/** `act=recruitment,harbouring` as an element and its forms. */
const parseElement = (typed: string): { code: string; forms: string[] } | undefined => {
	const [code = "", forms, ...rest] = typed.split("=");
	if (code.trim() === "" || rest.length > 0) return undefined;
	return {
		code: code.trim(),
		forms: (forms ?? "")
			.split(",")
			.map((form) => form.trim())
			.filter((form) => form !== ""),
	};
};

/** `statementOfPerson`, `statementOfPerson:firstHand`, `act=document#N-12:corroborated`. */
const parseEvidence = (typed: string): { element: string | undefined; evidence: Evidence } | undefined => {
	const parts = /^(?:([A-Za-z]+)=)?([A-Za-z]+)(?:#([A-Za-z0-9._-]+))?(?::([A-Za-z]+))?$/.exec(typed.trim());
	const [, element, kind, reference, note] = parts ?? [];
	if (!kind) return undefined;
	return { element, evidence: { kind, ...(reference ? { reference } : {}), ...(note ? { note } : {}) } };
};

type Elements = Record<string, Finding>;

const elementsOf = ({ met, notMet, unknown }: FactOptions, faults: Fault[]): Elements => {
	const elements: Elements = {};
	const answers = [
		["--met", "met", met],
		["--not-met", "notMet", notMet],
		["--unknown", "unknown", unknown],
	] as const;
	for (const [option, value, list] of answers)
		for (const typed of list ?? []) {
			const parsed = parseElement(typed);
			if (!parsed) faults.push({ at: option, message: `"${typed}" is not like act=recruitment,harbouring` });
			else if (elements[parsed.code]) faults.push({ at: option, message: `${parsed.code} is answered a second time` });
			else elements[parsed.code] = { value, ...(parsed.forms.length > 0 ? { forms: parsed.forms } : {}) };
		}
	return elements;
};

const evidenceOf = ({ on = [] }: FactOptions, elements: Elements, faults: Fault[]) =>
	on.flatMap((typed) => {
		const parsed = parseEvidence(typed);
		if (parsed && (parsed.element === undefined || elements[parsed.element])) return [parsed];
		const message = parsed
			? `${parsed.element} is not answered`
			: `"${typed}" is not like statementOfPerson:firstHand or act=document#N-12`;
		faults.push({ at: "--on", message });
		return [];
	});

/** The facts that the options describe, or everything that is wrong with them. */
export const factsOf = (o: FactOptions): { facts: Facts } | { faults: Fault[] } => {
	const faults: Fault[] = [];
	const elements = elementsOf(o, faults);
	const evidence = evidenceOf(o, elements, faults);
	const age = o.ageThen === undefined ? undefined : parseAge(o.ageThen);
	const acted = (o.acted ?? []).map((typed) => {
		const span = spanOf(typed);
		if (!span)
			faults.push({
				at: "--acted",
				message: `"${typed}" is not like ${spanLike}`,
			});
		return span ?? {};
	});
	if (o.ageThen !== undefined && !age)
		faults.push({ at: "--age-then", message: `"${o.ageThen}" is not like 16, 14-17, 18- or -17` });
	if (faults.length > 0) return { faults };
	for (const [code, finding] of Object.entries(elements)) {
		const own = evidence.filter(({ element }) => element === code);
		const rests = own.length > 0 ? own : evidence.filter(({ element }) => element === undefined);
		if (finding.value !== "unknown" && rests.length > 0) finding.evidence = rests.map((one) => one.evidence);
	}
	return {
		facts: {
			elements,
			...(age ? { age } : {}),
			...(o.indicator ? { indicators: o.indicator } : {}),
			...(acted.length > 0 ? { acted } : {}),
		},
	};
};
