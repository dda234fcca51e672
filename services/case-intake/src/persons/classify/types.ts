import type { ActForm, EntryForm, EvidenceKind, MeansForm, NoteCode, PurposeForm, StayForm } from "./vocabulary.ts";

/** Kleene's three truth values: what is not known is neither. */
export type Value = "met" | "notMet" | "unknown";

/**
 * What an assessor answers about one person. Most of them decide; what decides nothing says so.
 * `entry`, `stay` and `nonNational` are answered about the State concerned.
 */
export const elementCodes = [
	/** Recruitment, transportation, transfer, harbouring or receipt of the person. Trafficking Protocol, Art. 3(a). */
	"act",
	/** Force, coercion, abduction, fraud, deception, abuse of power or vulnerability, payment to a controller. Art. 3(a). */
	"means",
	/** The aim is exploitation; that it took place is not needed. Art. 3(a). */
	"purpose",
	/**
	 * Somebody procured the person's illegal entry, or set out to: an attempt that was stopped is one. Smuggling Protocol, Art. 3(a)
	 * and (b); under the EU profile transit too.
	 */
	"entry",
	/** Somebody enabled the person by illegal means to remain without the requirements for it. Smuggling Protocol, Art. 6(1)(c). */
	"stay",
	/** The person is neither a national nor a permanent resident of the State. Smuggling Protocol, Art. 3(a) and 6(1)(c). */
	"nonNational",
	/** A financial or other material benefit was sought, directly or indirectly. Smuggling Protocol, Art. 3(a). */
	"benefit",
	/** The aim was to help the person, and nothing was to be gained. Directive 2002/90/EC, Art. 1(2). */
	"humanitarianAim",
	/** A border was crossed, or the offence reaches into another State. Smuggling Protocol, Art. 4; UNTOC, Art. 3(2). */
	"transnational",
	/** The person agreed. Decides nothing. Trafficking Protocol, Art. 3(b). */
	"consent",
	/** Exploitation has taken place. Decides nothing: the purpose does. */
	"exploited",
	/** The person is a national of no Member State. Directive 2002/90/EC, Art. 1(1): a long-term resident is one all the same. */
	"nonMemberNational",
	/** An organised criminal group took part. Smuggling Protocol, Art. 4. Decides nothing: a State punishes smuggling without one too. */
	"organisedGroup",
	/** Life or safety of the person was endangered. Aggravates: Smuggling Protocol, Art. 6(3)(a). */
	"lifeEndangered",
	/** The person was treated inhumanly or degradingly, or exploited. Aggravates: Smuggling Protocol, Art. 6(3)(b). */
	"inhumanTreatment",
] as const;
export type ElementCode = (typeof elementCodes)[number];

/** What a rule may ask for beyond the elements: whether the person is a child follows from the age, and the law from the day. */
export type Question = ElementCode | "age" | "acted";

/**
 * Why an element has its value. `reference` is the id of a note, attachment or document of the same case, or the code of
 * an indicator for the kind `indicator`.
 */
export type Evidence = { kind: EvidenceKind; reference: string | null; note: NoteCode | null };

/** `forms` says which of the element's forms were met, as far as that is known. */
export type Finding<Form extends string = never> = {
	value: Value;
	forms: readonly Form[];
	evidence: readonly Evidence[];
};

export type Findings = {
	act: Finding<ActForm>;
	means: Finding<MeansForm>;
	purpose: Finding<PurposeForm>;
	entry: Finding<EntryForm>;
	stay: Finding<StayForm>;
} & Record<Exclude<ElementCode, "act" | "means" | "purpose" | "entry" | "stay">, Finding>;

/** Whole years at the time of the act; null is open. */
export type AgeRange = { from: number | null; to: number | null };

/** What is known about one person. An element that is left out is unknown. */
export type Facts = {
	elements: Partial<Findings>;
	age: AgeRange | null;
	/** Codes of the lists A to H. They point to what should be asked next, and decide nothing. */
	indicators: readonly string[];
	/** When the acts were, as far as that is known: days, or spans of days. The law of these days decides. */
	acted: readonly Span[];
};

/** ISO dates, both of them in it; null is open. */
export type Span = { from: string | null; to: string | null };

export type Classification = "trafficking" | "smuggling" | "both" | "neither" | "undetermined";

export const ruleCodes = [
	"R1",
	"R2",
	"R3",
	"R4",
	"R5",
	"R6",
	"R7",
	"R8",
	"R9",
	"R10",
	"R11",
	"R12",
	"R13",
	"R14",
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** One rule's part in the answer. `says` is a code of the table in rules.json, which holds its sentence and its law. */
export type RuleOutcome = {
	rule: RuleCode;
	says: string;
	/** The rule's own result, where it decides one. */
	value: Value | null;
	/** What the rule read, and found. */
	read: Readonly<Partial<Record<Question | "child", Value>>>;
};

/** Something to find out, which crime it would help to decide, and the observed indicators that point to it. */
export type Missing = {
	question: Question;
	decides: readonly ("trafficking" | "smuggling")[];
	indicators: readonly string[];
};

export type Assessed = {
	classification: Classification;
	trafficking: Value;
	smuggling: Value;
	/** The same facts under the Protocols themselves: protection never depends on a gap in a State's criminal law. */
	byProtocol: { classification: Classification; trafficking: Value; smuggling: Value };
	/** Whether the person was under the age that the profile sets for a child. */
	child: Value;
	explanation: readonly RuleOutcome[];
	missing: readonly Missing[];
	/** The laws of the days of the acts, oldest first, and what each of them says. One, unless the acts cross a change of law. */
	laws: readonly { jurisdiction: string; from: string | null; until: string | null; classification: Classification }[];
	jurisdiction: string;
	rulesVersion: string;
};

/** A State's or a union's law, as far as the rules depend on it. */
export type Jurisdiction = {
	/** ISO 3166-1 alpha-2, with a suffix for one of several laws of a State; `UN` for the Protocols, `EU` for the Union. */
	code: string;
	name: string;
	/** Date on which the sources described the law. */
	asOf: string;
	/** States that this profile covers beside its own code. */
	members: readonly string[];
	/** The first day for members that came later, and the last one for those that left; by code. Outside of it the Protocols are read. */
	joined?: Readonly<Record<string, string>>;
	left?: Readonly<Record<string, string>>;
	/** Where these days are from, each by code; what nobody has checked says so. */
	daysFrom?: Readonly<Record<string, string>>;
	/** What the law was before, oldest first: where it differed from what is said below, or that there was none beside the Protocols. */
	earlier?: readonly Earlier[];
	trafficking: {
		/** A person under this age is a child. */
		childUnder: number;
		/** Whether trafficking within the State is an offence. */
		internal: boolean;
		/** Whether trafficking is an offence at all. */
		offence: boolean;
		/** Whether the trafficking of children alone is an offence. */
		childrenOnly: boolean;
		/** The only purposes that make trafficking an offence; null where every form of exploitation does. */
		purposes: readonly PurposeForm[] | null;
	};
	smuggling: {
		/** Whether procuring illegal entry is smuggling only for a benefit. */
		entryNeedsBenefit: boolean;
		/** Whether smuggling is an offence at all. */
		offence: boolean;
		/** Whether a provision on smuggling speaks of exploitation too, so that the two crimes are easily taken for each other. */
		involvesExploitation: boolean;
		/** Whether enabling somebody to remain has to be transnational. An entry always is. */
		stayNeedsTransnational: boolean;
		/** Whether enabling somebody to remain is smuggling only by illegal means. */
		stayNeedsIllegalMeans: boolean;
		/** Who can be smuggled: who is no national or permanent resident of the State, or no national of any Member State. */
		foreigner: "nonNational" | "nonMemberNational";
	};
	sources: readonly { of: string; cite: string }[];
	notes: readonly string[];
};

export type Earlier = {
	/** The last day, an ISO date. */
	until: string;
	/** Nothing but the Protocols was there. */
	protocolsAlone?: true;
	trafficking?: Partial<Jurisdiction["trafficking"]>;
	smuggling?: Partial<Jurisdiction["smuggling"]>;
	/** Which source says so. */
	cite: string;
	/** Whether somebody has read it there; otherwise it is from general knowledge. */
	checked: boolean;
};
