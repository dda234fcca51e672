import { type Instrument, instruments, type Register, type Status } from "@seamark/treaties";
import { type Ground, groundsOf } from "./grounds.ts";

/** Yes, no, or not known. Not known is never no. */
export type Answer = "yes" | "no" | "unknown";

export type Question = {
	requesting: string;
	requested: string;
	/** Day of the request, YYYY-MM-DD. */
	day: string;
	offence: {
		/** Under which Protocol it falls, if any. */
		protocol?: "tip" | "som" | undefined;
		/** Punishable by four years or more (Art. 2(b)). */
		serious: Answer;
		/** Committed or planned in more than one State (Art. 3(2)); reasonable grounds to suspect suffice (18(1)). */
		transnational: Answer;
		/** An organized criminal group is involved (Art. 2(a)). */
		organisedGroup: Answer;
		/** The act is an offence in the requested State too. */
		offenceThere: Answer;
		/** The victim is a child under the law of one side and not of the other. */
		ageDiffers?: Answer;
		/** It happened inside one State, and the requested State's law covers trafficking across borders alone. */
		internalOnly?: Answer;
	};
};

/** One rule that was asked, with its article and its answer. */
export type Step = { rule: string; article: string; answer: Answer; because: string; sources: string[] };

export type Basis = {
	instrument: string;
	name: string;
	/** `applies`, or `may-apply` where something is not known, or `does-not-apply`. */
	result: "applies" | "may-apply" | "does-not-apply";
	steps: Step[];
	/** The provisions that rule the request. */
	provisions: string;
	/** What the requested side may hold against it. */
	risks: { article: string; says: string }[];
	/** Its own grounds of refusal; none are listed where the hub does not know them, which is not that there are none. */
	grounds: readonly Ground[];
};

export type Evaluation = {
	/** The best first. */
	bases: Basis[];
	best: Basis | undefined;
	/** What to do next, for the prosecutor. */
	next: string;
};

const all = (...answers: Answer[]): Answer =>
	answers.includes("no") ? "no" : answers.includes("unknown") ? "unknown" : "yes";
const results = { yes: "applies", unknown: "may-apply", no: "does-not-apply" } as const;

/** What nobody has held against its source binds nobody yet: find out first. */
const answerOf = ({ status, unchecked }: Status): Answer =>
	status === "not-bound" ? "no" : status === "bound" && !unchecked ? "yes" : "unknown";

/** Both States are bound by an instrument on the day. */
const bindsBoth = (register: Register, { requesting, requested, day }: Question, { id, name }: Instrument): Step => {
	const [ours, theirs] = [register.statusOf(id, requesting, day), register.statusOf(id, requested, day)];
	return {
		rule: `Both States are bound by ${name}`,
		article: "party status",
		answer: all(answerOf(ours), answerOf(theirs)),
		because: `${requesting}: ${ours.because} ${requested}: ${theirs.because}`,
		sources: [ours, theirs].flatMap(({ source, asOf, unchecked }) =>
			source ? [`${source} (as of ${asOf}${unchecked ? ", not checked" : ""})`] : [],
		),
	};
};

const said = (rule: string, article: string, answer: Answer, because: Record<Answer, string>): Step => ({
	rule,
	article,
	answer,
	because: because[answer],
	sources: [],
});

/** UNTOC Art. 3(1) and 18(1): what the offence must be. A Protocol's offence counts as one of the Convention (TIP and SOM Art. 1(3)). */
const inScope = (register: Register, question: Question): Step[] => {
	const { offence } = question;
	const protocol = offence.protocol && instruments.find(({ id }) => id === offence.protocol);
	const binds = protocol && bindsBoth(register, question, protocol);
	const kind =
		binds && binds.answer !== "no"
			? {
					...binds,
					rule: `The offence is one of the Protocol, which both States have`,
					article: "Art. 1(3) of the Protocol",
				}
			: undefined;
	const serious = said("The offence is a serious crime", "Art. 2(b), 3(1)(b)", offence.serious, {
		yes: "It is punishable by four years or more.",
		no: "It is punishable by less than four years.",
		unknown: "The highest penalty is not said.",
	});
	// Either is enough: an offence under a Protocol, or a serious crime.
	const either = kind && (kind.answer === "yes" || serious.answer === "no") ? kind : serious;
	return [
		either,
		said("The offence is transnational", "Art. 3(2), 18(1)", offence.transnational, {
			yes: "More than one State is concerned, or there are reasonable grounds to suspect it.",
			no: "One State alone is concerned.",
			unknown: "It is not said whether more than one State is concerned. Reasonable grounds to suspect it are enough.",
		}),
		said("An organized criminal group is involved", "Art. 2(a), 18(1)", offence.organisedGroup, {
			yes: "Three or more persons act together over time, for gain, or there are reasonable grounds to suspect it.",
			no: "No group is involved.",
			unknown: "It is not said whether a group is involved. Reasonable grounds to suspect it are enough.",
		}),
	];
};

const risksOf = ({ offence }: Question): Basis["risks"] => [
	...(offence.offenceThere === "yes"
		? []
		: [
				{
					article: "18(9)",
					says: "The requested State may decline where the act is no offence there. It may also help anyway: ask for that, and say why.",
				},
			]),
	...(offence.ageDiffers === "yes"
		? [
				{
					article: "18(9); TIP Art. 3(d)",
					says: "The two laws draw the age of a child differently. Describe the acts and the means, so that the offence is there for an adult too.",
				},
			]
		: []),
	...(offence.internalOnly === "yes"
		? [
				{
					article: "18(9)",
					says: "The law there covers trafficking across borders alone. Name the acts: forced labour, deprivation of liberty, sexual offences.",
				},
			]
		: []),
];

const basisOf = (
	{ id, name }: Pick<Instrument, "id" | "name">,
	steps: Step[],
	provisions: string,
	risks: Basis["risks"],
): Basis => ({
	instrument: id,
	name,
	steps,
	provisions,
	risks,
	grounds: groundsOf(id),
	result: results[all(...steps.map(({ answer }) => answer))],
});

/**
 * On what a request can rest, on its day. 18(7) comes first: where a treaty on mutual legal assistance binds both States, its own
 * provisions rule instead of 18(9) to (29). Pure; each step names its article, and each fact its source.
 */
export const evaluate = (register: Register, question: Question): Evaluation => {
	const treaties = register.instruments
		.filter(({ assistance }) => assistance)
		.map((treaty) =>
			basisOf(
				treaty,
				[bindsBoth(register, question, treaty)],
				"its own contents, grounds and gates, instead of UNTOC 18(9) to (29); 18(1) to (8) and (30) apply beside it (18(7))",
				[],
			),
		);
	const [untoc] = instruments;
	const convention = basisOf(
		untoc,
		[bindsBoth(register, question, untoc), ...inScope(register, question)],
		provisionsBeside(treaties),
		risksOf(question),
	);
	const arrangements = register.instruments
		.filter(({ kind }) => kind === "arrangement")
		.map((one) =>
			basisOf(one, [bindsBoth(register, question, one)], "its own practice; it is no treaty and binds nobody", []),
		);
	const order = { applies: 0, "may-apply": 1, "does-not-apply": 2 };
	const bases = [...treaties, convention, ...arrangements].toSorted((a, b) => order[a.result] - order[b.result]);
	const [first] = bases;
	const best = first && first.result !== "does-not-apply" ? first : undefined;
	return { bases, best, next: nextOf(best, bases) };
};

/** 18(7): what of Article 18 is left beside a treaty that binds both, or may. */
const provisionsBeside = (treaties: readonly Basis[]): string => {
	if (treaties.some(({ result }) => result === "applies"))
		return "Art. 18(1) to (8) and (30); 18(9) to (29) if both sides agree (18(7))";
	const open = treaties.filter(({ result }) => result === "may-apply").map(({ name }) => name);
	return open.length === 0
		? "Art. 18 as a whole"
		: `Art. 18 as a whole, unless both States are bound by ${open.join(" or ")} (18(7))`;
};

const nextOf = (best: Basis | undefined, bases: Basis[]): string => {
	if (!best)
		return "There is no legal basis that the hub knows. Use the fast lane: an informal request between units, for intelligence alone.";
	if (best.result === "applies") {
		const other = bases.find((one) => one !== best && one.result !== "does-not-apply");
		return `Rest the request on ${best.name}.${other ? ` If it fails there, the next is ${other.name}.` : ""}`;
	}
	const open = best.steps.filter(({ answer }) => answer === "unknown").map(({ rule }) => rule);
	return `${best.name} may apply. Find out first: ${open.join("; ")}. Until then, the fast lane is open: an informal request between units, for intelligence alone.`;
};
