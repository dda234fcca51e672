import type { Fault } from "@seamark/errors";
import { refuse } from "@seamark/service";
import { liesAhead } from "@seamark/values";
import { breachesTruly, dayOf } from "../../law/citing.ts";
import { presentChild, settle } from "../person/protection.ts";
import type { By, PersonDecision, PersonState, ProtectionFlag, ReturnRecord } from "../person/state.ts";

export type RecordReturn = {
	return: Omit<ReturnRecord, "screeningOutcome" | "breaches" | "at" | "byPost">;
	/** `country`: of the unit that records it. */
	by: By & { country: string };
};

/**
 * Records that a person was returned or removed, or that it is planned. A plan is refused with RETURN_NOT_CLEARED and everything that
 * is missing. What has happened cannot be refused any more: it is recorded, with everything that stood against it as breaches.
 * REFUSED where the record contradicts itself.
 */
export const decideRecordReturn = (state: PersonState, { return: input, by }: RecordReturn): PersonDecision => {
	const uncleared = [
		...screeningFaults(state),
		...state.flags.map((flag) => ({ at: "/flags", message: `${flag} is set: ${flagLaw[flag]}` })),
		...careFaults(state, input),
		...victimFaults(state, input),
		...refugeeFaults(state, input),
		...childFaults(state, input),
	];
	const faults = contradictions(state, input, by.at);
	const planned = input.happenedOn === null;
	if (faults.length > 0 || (planned && uncleared.length > 0))
		return refuse(planned && uncleared.length > 0 ? "RETURN_NOT_CLEARED" : "REFUSED", [
			...(planned ? uncleared : []),
			...faults,
		]);
	const screeningOutcome = state.screening?.outcome ?? null;
	const settled = settle(state, {
		...state,
		returned: {
			...input,
			screeningOutcome,
			breaches: breachesTruly(uncleared, by, input.happenedOn ?? dayOf(by.at)),
			at: new Date(by.at).toISOString(),
			byPost: by.post,
		},
	});
	const { kind, toCountry } = input;
	return {
		state: settled.state,
		events: [
			{ type: "ReturnRecorded", kind, toCountry, screeningOutcome },
			...(uncleared.length > 0 ? [{ type: "ProtectionBreached", record: "return" } as const] : []),
			...settled.events,
		],
	};
};

type Input = RecordReturn["return"];

const flagLaw: Record<ProtectionFlag, string> = {
	asylumClaim: "nobody is returned while the claim is open (1951 Refugee Convention, Art. 33)",
	nonRefoulement:
		"nobody is returned to persecution or torture (1951 Refugee Convention, Art. 33; Smuggling Protocol, Art. 19(1))",
	reprisalRisk: "return is with due regard for safety (Trafficking Protocol, Art. 8(1); Guideline 6)",
	reTraffickingRisk: "return is with due regard for safety (Trafficking Protocol, Art. 8(1); Guideline 6)",
	stayGranted: "the person may stay (Trafficking Protocol, Art. 7)",
};

const screeningLaw =
	"nobody is returned before it is known whether they are a refugee, a victim or otherwise entitled to protection (Smuggling Protocol, Art. 16 and 19; Trafficking Protocol, Art. 14)";

const screeningFaults = ({ screening }: PersonState): Fault[] => {
	const fault = (message: string): Fault[] => [{ at: "/screening", message: `${message}: ${screeningLaw}` }];
	if (!screening) return fault("is not recorded");
	if (screening.reopened) return fault("was reopened by what was found since; screen the person again");
	return screening.outcome === "inconclusive" ? fault("came to no result; screen the person again") : [];
};

const needs = (at: string, met: boolean, message: string): Fault[] => (met ? [] : [{ at, message }]);

/** Anyone who was found to need something leaves only into somebody's care. */
const careFaults = ({ protectedAs, screening }: PersonState, input: Input): Fault[] =>
	protectedAs.includes("victim") || screening?.outcome === "otherProtectionNeed"
		? [
				...needs(
					"/return/safetyAssessed",
					input.safetyAssessed,
					"must be true: the safety of the return is assessed first (Trafficking Protocol, Art. 8(1))",
				),
				...needs(
					"/return/acceptingService",
					input.acceptingService !== null,
					"is missing: name who receives the person (Guideline 6)",
				),
				...needs(
					"/return/followUpOn",
					input.followUpOn !== null,
					"is missing: set the day of the follow-up (Guideline 6)",
				),
			]
		: [];

const victimFaults = ({ protectedAs }: PersonState, input: Input): Fault[] =>
	protectedAs.includes("victim")
		? [
				...needs(
					"/return/proceedingsChecked",
					input.proceedingsChecked,
					"must be true: the status of proceedings is regarded (Trafficking Protocol, Art. 8(2))",
				),
				...needs(
					"/return/voluntary",
					!isCompelled(input),
					input.voluntary === "unknown"
						? "must be known: the return of a victim is preferably voluntary (Trafficking Protocol, Art. 8(2))"
						: "must be the victim's own choice, for every kind of return: the return is preferably voluntary (Trafficking Protocol, Art. 8(2)), and nobody is summarily returned into danger (UN Principles and Guidelines, Guideline 4)",
				),
			]
		: [];

/** A return is forced where the person does not choose it, and where an authority orders it, no matter what is said of the choice. */
const isCompelled = ({ kind, voluntary }: Input): boolean =>
	voluntary !== "yes" || kind === "removal" || kind === "deportation";

const refugeeFaults = ({ protectedAs }: PersonState, input: Input): Fault[] =>
	protectedAs.includes("refugee")
		? needs(
				"/return/voluntary",
				!isCompelled(input),
				"must be the person's own choice, for every kind of return: a refugee returns only by own choice (1951 Refugee Convention, Art. 33)",
			)
		: [];

const childFaults = (state: PersonState, { bestInterests }: Input): Fault[] => {
	const child = presentChild(state);
	if (child === "notMet" || bestInterests?.decision === "return") return [];
	const law = "(Convention on the Rights of the Child, Art. 3; UN Principles and Guidelines, Guideline 8)";
	if (bestInterests) return [{ at: "/return/bestInterests", message: `says that the child stays ${law}` }];
	return [
		{
			at: "/return/bestInterests",
			message:
				child === "met"
					? `is missing: a child is returned only where that is decided to be in the child's best interests ${law}`
					: `is missing: the person may be a child. Record an age of at least 18, or the decision on the child's best interests ${law}`,
		},
	];
};

const contradictions = ({ heldCountry }: PersonState, input: Input, now: number): Fault[] => {
	const { kind, voluntary, happenedOn, followUpOn, toCountry } = input;
	const faults: Fault[] = [];
	if (["assistedReturn", "voluntaryReturn"].includes(kind) && voluntary !== "yes")
		faults.push({ at: "/return/voluntary", message: `must be yes for ${kind}; otherwise the kind is another` });
	if (happenedOn !== null && liesAhead(happenedOn, now))
		faults.push({ at: "/return/happenedOn", message: "lies in the future; leave it out while the return is planned" });
	if (followUpOn !== null && happenedOn !== null && Date.parse(followUpOn) < Date.parse(happenedOn))
		faults.push({ at: "/return/followUpOn", message: "lies before happenedOn" });
	if (heldCountry === toCountry)
		faults.push({ at: "/return/toCountry", message: "is the country that the person is in already" });
	return faults;
};
