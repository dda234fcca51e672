/** A ground on which a request can be refused, by instrument. */
export type Ground = {
	id: string;
	article: string;
	says: string;
	/** 18(26) demands a consultation before it. Elsewhere the hub offers one, as a policy of its own. */
	consultation: "demanded" | "offered";
	/** The requested State may help anyway. */
	discretion?: true;
	/** Nobody has held it against the text of the instrument yet. */
	checked?: false;
};

export const untocGrounds: readonly Ground[] = [
	{
		id: "not-in-conformity",
		article: "18(21)(a)",
		says: "The request does not follow Article 18.",
		consultation: "demanded",
	},
	{
		id: "essential-interests",
		article: "18(21)(b)",
		says: "Execution would harm sovereignty, security, ordre public or other essential interests.",
		consultation: "demanded",
	},
	{
		id: "own-law-forbids",
		article: "18(21)(c)",
		says: "The law here would forbid the action for a similar offence here.",
		consultation: "demanded",
	},
	{
		id: "contrary-to-own-system",
		article: "18(21)(d)",
		says: "It would be contrary to the legal system here on mutual legal assistance.",
		consultation: "demanded",
	},
	{
		id: "no-dual-criminality",
		article: "18(9)",
		says: "The act is no offence here.",
		consultation: "offered",
		discretion: true,
	},
	{
		id: "offence-not-covered",
		article: "13(7)",
		says: "The offence is not covered by the Convention (confiscation alone).",
		consultation: "offered",
	},
];

const unchecked = (prefix: string, article: string, all: Readonly<Record<string, string>>): readonly Ground[] =>
	Object.entries(all).map(([id, says]) => ({
		id: `${prefix}-${id}`,
		article,
		says,
		consultation: "offered",
		discretion: true,
		checked: false,
	}));

/**
 * Grounds of instruments that rule instead of UNTOC 18(9) to (29) where they bind both States (18(7)), and of arrangements. An instrument
 * that is not here has grounds of its own all the same: they are not known.
 */
export const groundsByInstrument: Readonly<Record<string, readonly Ground[]>> = {
	untoc: untocGrounds,
	"sadc-mla": unchecked("sadc", "SADC Protocol, Art. 6", {
		"military-offence": "The offence is one of military law alone, and none of ordinary criminal law.",
		"political-offence": "The offence is a political one, or connected with one.",
		"public-interest":
			"Execution would impair sovereignty, security, public order, public interest or the safety of a person.",
		"not-in-conformity": "The request does not follow the Protocol.",
	}),
	"ecowas-mla": unchecked("ecowas", "ECOWAS Convention A/P.1/7/92, Art. 4", {
		"essential-interests": "Execution would harm sovereignty, security, public order or other essential interests.",
		"political-offence": "The offence is of a political nature.",
		persecution: "The person would be prosecuted or punished for race, religion, nationality, sex or opinions.",
		"double-jeopardy": "The person was tried here for the same act.",
		"military-offence": "The offence is one of military law alone.",
	}),
	"harare-scheme": unchecked("harare", "Harare Scheme, refusal of assistance", {
		"no-dual-criminality": "The act is no offence in the requested country.",
		"political-offence": "The offence or the proceedings are of a political character.",
		"military-offence": "The offence is one of military law alone.",
		"double-jeopardy": "The person was acquitted or convicted for the same act in the requested country.",
		"essential-interests":
			"It would be contrary to the constitution, or harm security, international relations or essential public interests.",
		persecution:
			"There are grounds to believe that a person would be prosecuted or punished for race, religion, nationality or opinions.",
	}),
};

export const groundsOf = (instrument: string): readonly Ground[] => groundsByInstrument[instrument] ?? [];

const everyGround = Object.values(groundsByInstrument).flat();

/** What is never a ground. It cannot be chosen, and the refusal says why. */
export const neverGrounds: readonly { id: string; article: string; says: string }[] = [
	{ id: "bank-secrecy", article: "18(8)", says: "Bank secrecy is no ground for refusal." },
	{
		id: "fiscal-matter",
		article: "18(22)",
		says: "That the offence also involves fiscal matters is no ground by itself.",
	},
];

export type Refusal = {
	grounds: readonly string[];
	reasons?: string;
	/** A consultation on this refusal was held and closed. */
	consulted: boolean;
	/** Confiscation is among what is refused. */
	confiscation: boolean;
};

/** All that is wrong with a refusal, at once: 18(8), 18(22), 18(23), 18(26). */
export const faultsOfRefusal = ({
	grounds,
	reasons,
	consulted,
	confiscation,
}: Refusal): { at: string; article: string; message: string }[] => {
	const faults = grounds.flatMap((id, at) => {
		const never = neverGrounds.find((one) => one.id === id);
		if (never) return [{ at: `/grounds/${at}`, article: never.article, message: never.says }];
		const ground = everyGround.find((one) => one.id === id);
		if (!ground)
			return [
				{
					at: `/grounds/${at}`,
					article: "18(21)",
					message: `is none of ${everyGround.map((one) => one.id).join(", ")}`,
				},
			];
		if (id === "offence-not-covered" && !confiscation)
			return [{ at: `/grounds/${at}`, article: "13(7)", message: "This ground is for confiscation alone." }];
		if (ground.consultation === "demanded" && !consulted)
			return [
				{
					at: `/grounds/${at}`,
					article: "18(26)",
					message: "Consult first: open a consultation, and close it after the reply or after its clock.",
				},
			];
		return [];
	});
	if (grounds.length === 0) faults.push({ at: "/grounds", article: "18(21)", message: "Name the ground." });
	if (!reasons || reasons.trim() === "")
		faults.push({
			at: "/reasons",
			article: "18(23)",
			message: "Give the reasons. Every refusal needs them, a partial one too.",
		});
	return faults;
};
