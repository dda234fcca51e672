import { type Fault, mustBeOneOf } from "@seamark/errors";
import { type Refused, refuse } from "@seamark/service";
import {
	type ChargeStatus,
	type CourtOutcome,
	type CourtStage,
	onCompaniesAlone,
	onPeopleAlone,
	type SentenceMeasure,
} from "../../codes/courts.ts";
import { rangeFaults } from "../../dates.ts";
import { breachesTruly, dayOf } from "../../law/citing.ts";
import { isUnrelated } from "../../persons/person/protection.ts";
import { codeOf } from "../../persons/person/refuse.ts";
import type { PersonState } from "../../persons/person/state.ts";
import type { Charge, StageRecord } from "../../store/charges.ts";
import type { Sentence } from "../charge/sentence.ts";

export type RecordCourtStage = {
	stage: CourtStage;
	outcome?: CourtOutcome;
	reachedOn?: string;
	sentence?: Sentence;
	note?: string;
};

/** What can come next. An appeal is recorded when it is lodged, when it is decided, or both. */
const next: Record<ChargeStatus, readonly CourtStage[]> = {
	charged: ["investigation", "prosecution", "discontinued"],
	investigation: ["prosecution", "discontinued"],
	// Who pleads guilty is sentenced without a trial; confiscation does not wait for a conviction everywhere (UNCAC, Art. 54).
	prosecution: ["trial", "verdict", "confiscation", "discontinued"],
	trial: ["verdict", "confiscation", "discontinued"],
	convicted: ["sentence", "appeal", "confiscation"],
	sentenced: ["appeal", "confiscation"],
	acquitted: ["appeal"],
	appealed: ["appeal", "confiscation", "discontinued"],
	retrial: ["trial", "verdict", "confiscation", "discontinued"],
	discontinued: [],
};

const outcomes: Partial<Record<CourtStage, readonly CourtOutcome[]>> = {
	verdict: ["convicted", "acquitted"],
	appeal: ["convicted", "acquitted", "retrial"],
};

export const statusAfter = (status: ChargeStatus, stage: CourtStage, outcome: CourtOutcome | null): ChargeStatus => {
	if (outcome !== null) return outcome;
	if (stage === "appeal") return "appealed";
	if (stage === "sentence") return "sentenced";
	// A confiscation does not change the status of the charge.
	return stage === "confiscation" || stage === "verdict" ? status : stage;
};

/** The charge with its next stage, or all that is wrong with it. */
export const reachStage = (
	charge: Charge,
	/** Null where a company is charged. */
	person: PersonState | null,
	command: RecordCourtStage,
	by: { post: string; country: string; at: number },
): { charge: Charge; added: StageRecord } | Refused => {
	const protective = person === null ? [] : protectionFaults(person, charge, command);
	const others = [
		...orderFaults(charge, command),
		...outcomeFaults(command),
		...sentenceFaults(command, person === null),
		...dateFaults(charge, command, by.at),
	];
	// What has happened on a day that is named cannot be refused any more.
	const breaches = command.reachedOn === undefined ? [] : protective;
	if (others.length > 0 || protective.length > breaches.length) {
		const faults = [...others, ...protective];
		return refuse(codeOf(faults, "PROTECTED_NEVER_SUSPECT"), faults);
	}
	const { stage, outcome = null } = command;
	const added: StageRecord = {
		n: (charge.stages.at(-1)?.n ?? 0) + 1,
		stage,
		reachedOn: command.reachedOn ?? null,
		outcome,
		sentence: command.sentence ?? null,
		breaches: breachesTruly(breaches, by, command.reachedOn ?? dayOf(by.at)),
		note: command.note ?? "",
		recordedAt: new Date(by.at).toISOString(),
		byPost: by.post,
	};
	return {
		added,
		charge: {
			...charge,
			status: statusAfter(charge.status, stage, outcome),
			version: charge.version + 1,
			stages: [...charge.stages, added],
		},
	};
};

const orderFaults = ({ status }: Charge, { stage, outcome }: RecordCourtStage): Fault[] => {
	const possible = next[status];
	if (!possible.includes(stage))
		return [
			{
				at: "/stage",
				message:
					possible.length === 0
						? `nothing follows: the charge is ${status}`
						: `cannot follow: the charge is at ${status}, after which comes one of ${possible.join(", ")}`,
			},
		];
	if (stage === "appeal" && status === "appealed" && outcome === undefined)
		return [{ at: "/outcome", message: "is missing: an appeal is lodged already, so say how it was decided" }];
	return [];
};

const outcomeFaults = ({ stage, outcome }: RecordCourtStage): Fault[] => {
	const possible = outcomes[stage];
	if (outcome === undefined)
		return stage === "verdict"
			? [{ at: "/outcome", message: `is missing: a verdict is one of ${outcomes.verdict?.join(", ")}` }]
			: [];
	if (!possible) return [{ at: "/outcome", message: `leave it out: only a verdict or an appeal has one` }];
	return possible.includes(outcome) ? [] : [{ at: "/outcome", message: mustBeOneOf(possible) }];
};

/** A sentence says something, and what is suspended is no more than was imposed. */
const sentenceFaults = ({ stage, sentence }: RecordCourtStage, ofCompany: boolean): Fault[] => {
	if (sentence === undefined) return [];
	if (stage !== "sentence") return [{ at: "/sentence", message: "leave it out: only the stage sentence has one" }];
	const { imprisonmentMonths, life, suspendedMonths = 0 } = sentence;
	return [
		...(Object.keys(sentence).length === 0 ? [{ at: "/sentence", message: "is empty: say what was imposed" }] : []),
		...(life && imprisonmentMonths !== undefined
			? [{ at: "/sentence/imprisonmentMonths", message: "leave it out: the imprisonment is for life" }]
			: []),
		...(suspendedMonths > (imprisonmentMonths ?? 0) && !life
			? [{ at: "/sentence/suspendedMonths", message: "is more than was imposed" }]
			: []),
		...(ofCompany ? onPeople(sentence) : onCompanies(sentence)),
	];
};

/** A company is not sent to prison, and nobody is wound up. */
const onPeople = (sentence: Sentence): Fault[] => [
	...(["imprisonmentMonths", "life", "suspendedMonths"] as const)
		.filter((name) => sentence[name] !== undefined)
		.map((name) => ({ at: `/sentence/${name}`, message: "leave it out: a company is not imprisoned" })),
	...measureFaults(sentence, onPeopleAlone, "is imposed on people alone"),
];

const onCompanies = (sentence: Sentence): Fault[] =>
	measureFaults(sentence, onCompaniesAlone, "is imposed on companies alone");

const measureFaults = ({ measures = [] }: Sentence, not: readonly SentenceMeasure[], message: string): Fault[] =>
	measures.flatMap((measure, n) => (not.includes(measure) ? [{ at: `/sentence/measures/${n}`, message }] : []));

/**
 * Who is a suspect no more, or of something else since they were found to be protected, is taken no further; that it ended in
 * their favour can be recorded.
 */
const protectionFaults = (person: PersonState, { offence }: Charge, { stage, outcome }: RecordCourtStage): Fault[] => {
	const inFavour = stage === "discontinued" || outcome === "acquitted" || (stage === "appeal" && outcome === undefined);
	const { roles, protectedAs } = person;
	const suspect = roles.includes("suspect");
	const pursued = suspect && (protectedAs.length === 0 || isUnrelated(person, offence));
	return pursued || inFavour
		? []
		: [
				{
					at: "/stage",
					code: "PROTECTED_NEVER_SUSPECT",
					message: `the person ${suspect ? "is protected, and a suspect of another offence" : `is ${roles.join(", ")} in the case, and no suspect`}: record that the charge was discontinued, or an acquittal or appeal (UN Principles and Guidelines on Human Rights and Human Trafficking, Principle 7)`,
				},
			];
};

const dateFaults = (charge: Charge, { reachedOn }: RecordCourtStage, at: number): Fault[] => {
	if (reachedOn === undefined) return [];
	const before = [charge.chargedOn, ...charge.stages.map((one) => one.reachedOn)].filter((day) => day !== null);
	const last = before.toSorted().at(-1);
	return [
		...rangeFaults({ from: reachedOn }, "", at).map(({ message }) => ({ at: "/reachedOn", message })),
		...(last !== undefined && reachedOn < last
			? [{ at: "/reachedOn", message: `lies before ${last}, when an earlier stage was reached; check both dates` }]
			: []),
	];
};
