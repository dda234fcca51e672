import type { ProtectiveMeasure } from "./protection.ts";

/** What a request says. Every part is text or data of the prosecutor; who persons are is named by id alone, the vault knows the rest. */
export type Contents = {
	/** Id of the authority that makes the request. */
	authority?: string;
	subject?: string;
	/** investigation, prosecution or trial. */
	proceedings?: string;
	/** Name and functions of the authority that conducts them. */
	conductedBy?: string;
	conductedByFunctions?: string;
	facts?: string;
	assistance?: string;
	procedure?: string;
	persons?: readonly { id: string; nationality?: string; location?: string; measures?: readonly ProtectiveMeasure[] }[];
	purpose?: string;
	property?: string;
	order?: string;
	extentOfExecution?: string;
	actions?: string;
	documents?: readonly string[];
	detained?: { consents: boolean; agreed: boolean };
	questions?: string;
	offence?: string;
	law?: string;
	warrant?: string;
	preservedUntil?: string;
};
export type Part = keyof Contents;

export type Need = { part: Part; article: string; asks: string };

/** UNTOC 18(15): every request. */
const always: readonly Need[] = [
	{ part: "authority", article: "18(15)(a)", asks: "the authority that makes the request" },
	{ part: "subject", article: "18(15)(b)", asks: "the subject of the investigation, prosecution or trial" },
	{ part: "proceedings", article: "18(15)(b)", asks: "the nature of the proceedings" },
	{ part: "conductedBy", article: "18(15)(b)", asks: "the name of the authority that conducts them" },
	{ part: "conductedByFunctions", article: "18(15)(b)", asks: "the functions of the authority that conducts them" },
	{ part: "assistance", article: "18(15)(d)", asks: "the assistance that is asked for" },
	{ part: "purpose", article: "18(15)(f)", asks: "the purpose for which it is asked" },
];
const facts: Need = { part: "facts", article: "18(15)(c)", asks: "a summary of the relevant facts" };

type KindOfAssistance = {
	article: string;
	says: string;
	/** Beside what every request says. */
	needs: readonly Need[];
	/** Facts are not needed for the service of judicial documents (18(15)(c)). */
	withoutFacts?: true;
	/** It is not assistance under Article 18: its own article rules, and 18(15) does not. */
	apart?: true;
};

const need = (part: Part, article: string, asks: string): Need => ({ part, article, asks });

/** What can be asked for, each a request of its own kind, with the article that it rests on and what it has to say. */
export const assistance = {
	"evidence-or-statements": {
		article: "18(3)(a)",
		says: "Take evidence or statements from persons",
		needs: [
			need("persons", "18(15)(e)", "the persons to be heard"),
			need("questions", "18(15)(d)", "what they are to be asked"),
		],
	},
	"service-of-documents": {
		article: "18(3)(b)",
		says: "Serve judicial documents",
		needs: [
			need("documents", "18(3)(b)", "the documents to be served"),
			need("persons", "18(15)(e)", "the persons to be served"),
		],
		withoutFacts: true,
	},
	search: {
		article: "18(3)(c)",
		says: "Search",
		needs: [need("actions", "18(15)(d)", "the places, and what is to be looked for")],
	},
	"seizure-or-freezing": {
		article: "18(3)(c), 13(2)",
		says: "Seize or freeze",
		needs: [
			need("property", "13(3)(c)", "a description of the property"),
			need("actions", "13(3)(c)", "the actions that are asked for"),
		],
	},
	"objects-and-sites": { article: "18(3)(d)", says: "Examine objects and sites", needs: [] },
	"information-or-expert-evaluations": {
		article: "18(3)(e)",
		says: "Give information, evidentiary items and expert evaluations",
		needs: [],
	},
	records: { article: "18(3)(f)", says: "Give originals or certified copies of records", needs: [] },
	"identifying-or-tracing-proceeds": {
		article: "18(3)(g), 13(2)",
		says: "Identify or trace proceeds, property or instrumentalities, for evidence",
		needs: [
			need("property", "13(3)(c)", "what is known of the property"),
			need("actions", "13(3)(c)", "the actions that are asked for"),
		],
	},
	"voluntary-appearance": {
		article: "18(3)(h), 18(27)",
		says: "Help a person to appear who is willing",
		needs: [need("persons", "18(15)(e)", "the person")],
	},
	"transfer-of-a-detained-person": {
		article: "18(10) to 18(12)",
		says: "Transfer a detained person to give evidence",
		needs: [
			need("persons", "18(15)(e)", "the person"),
			need("detained", "18(10)", "that the person consents, informed and free, and that both authorities agree"),
		],
	},
	"video-hearing": {
		article: "18(18)",
		says: "Hear a witness or an expert by video",
		needs: [
			need("persons", "18(15)(e)", "the person to be heard"),
			need("questions", "18(15)(d)", "what the person is to be asked"),
		],
	},
	"confiscation-by-own-order": {
		article: "13(1)(a)",
		says: "Obtain an order of confiscation there",
		needs: [need("property", "13(3)(a)", "a description of the property"), facts],
	},
	"confiscation-by-our-order": {
		article: "13(1)(b)",
		says: "Enforce an order of confiscation",
		needs: [
			need("order", "13(3)(b)", "a legally admissible copy of the order"),
			need("extentOfExecution", "13(3)(b)", "to what extent it is to be executed"),
		],
	},
	"special-techniques": {
		article: "20",
		says: "Use special investigative techniques, such as a controlled delivery",
		needs: [need("actions", "20(3)", "the technique, its duration and who bears its costs")],
	},
	"preservation-of-data": {
		article: "18(3)(i)",
		says: "Preserve data, before it is asked for",
		needs: [
			need("actions", "18(15)(d)", "the data and who holds it"),
			need("preservedUntil", "18(15)(d)", "the day until which it is to be preserved"),
		],
	},
	extradition: {
		article: "16",
		says: "Surrender a person",
		needs: [
			need("persons", "16", "the person"),
			need("offence", "16(1)", "the offence"),
			need("warrant", "16(7)", "the warrant or the judgment"),
			facts,
		],
		apart: true,
	},
	"joint-investigation": {
		article: "19",
		says: "Investigate together",
		needs: [
			need("subject", "19", "the subject"),
			need("actions", "19", "the places, the time and who takes part"),
			facts,
		],
		apart: true,
	},
	"transfer-of-proceedings": {
		article: "21",
		says: "Take over a prosecution",
		needs: [need("subject", "21", "the proceedings"), need("offence", "21", "the offence"), facts],
		apart: true,
	},
} as const satisfies Record<string, KindOfAssistance>;

export type Assistance = keyof typeof assistance;
export const assistanceNames = Object.keys(assistance) as Assistance[];

/**
 * Everything that a request of these kinds has to say, each part once. Where several kinds need the same part, it names what each of
 * them asks, so that nothing is left out when one of them is answered.
 */
export const needsOf = (kinds: readonly Assistance[]): Need[] => {
	const chosen = kinds.map((name): KindOfAssistance => assistance[name]);
	const under18 = chosen.filter(({ apart }) => !apart);
	const all = [
		...(under18.length > 0 ? always : []),
		...(under18.some(({ withoutFacts }) => !withoutFacts) ? [facts] : []),
		...chosen.flatMap(({ needs }) => needs),
	];
	return [...Map.groupBy(all, ({ part }) => part)].map(([part, needs]) => ({
		part,
		article: each(needs.map(({ article }) => article)),
		asks: each(needs.map(({ asks }) => asks)),
	}));
};

const each = (texts: readonly string[]): string => [...new Set(texts)].join("; ");

const empty = (value: unknown): boolean =>
	value === undefined ||
	(typeof value === "string" && value.trim() === "") ||
	(Array.isArray(value) && value.length === 0);

export type Fault = { at: string; article: string; message: string };

/** All that is missing or contradicts itself, at once. Empty: it may be filed. */
export const faultsOf = (kinds: readonly Assistance[], contents: Contents, today: string): Fault[] => {
	if (kinds.length === 0)
		return [{ at: "/assistance", article: "18(3)", message: "Choose at least one kind of assistance." }];
	const missing = needsOf(kinds)
		.filter(({ part }) => empty(contents[part]))
		.map(({ part, article, asks }) => ({ at: `/${part}`, article, message: `Say ${asks}.` }));
	return [...missing, ...contradictions(kinds, contents, today)];
};

const contradictions = (
	kinds: readonly Assistance[],
	{ detained, preservedUntil }: Contents,
	today: string,
): Fault[] => {
	const faults: Fault[] = [];
	if (kinds.includes("transfer-of-a-detained-person") && detained) {
		if (!detained.consents)
			faults.push({
				at: "/detained/consents",
				article: "18(10)(a)",
				message: "Without the person's free and informed consent nobody is transferred.",
			});
		if (!detained.agreed)
			faults.push({
				at: "/detained/agreed",
				article: "18(10)(b)",
				message: "Both authorities must agree to the transfer first.",
			});
	}
	if (kinds.includes("extradition") && kinds.length > 1)
		faults.push({
			at: "/assistance",
			article: "16",
			message: "Ask for the surrender in a request of its own: Article 16 rules it, and its refusal ends the request.",
		});
	if (preservedUntil !== undefined && preservedUntil < today)
		faults.push({ at: "/preservedUntil", article: "18(15)(d)", message: "That day is past. Choose a later one." });
	return faults;
};
