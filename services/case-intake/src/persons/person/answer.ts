import Type, { type Static } from "typebox";
import { Custom } from "../../cases/case/answer.ts";
import {
	ageBands,
	identifications,
	protectionFlags,
	returnKinds,
	roles,
	screeningOutcomes,
	sexes,
	yesNoUnknown,
} from "../../codes/persons.ts";
import { controls, durations, recruiters, sectors } from "../../codes/trafficking.ts";
import { Erasure } from "../../erasure/erasure.ts";
import { Country, Day, Id, Moment, object, oneOf, orNull } from "../../schema.ts";
import { Smuggling } from "./smuggling.ts";
import { protectedStatuses, unrelatedBys } from "./state.ts";

/** Persons as their agency reads them. */

export const classifications = ["trafficking", "smuggling", "both", "neither", "undetermined"] as const;
const Roles = Type.Array(oneOf(roles), { description: "what the person is in the case; several at once are common" });
/** Rules that were broken, as they would have refused it. */
export const Breaches = Type.Array(object({ at: Type.String(), message: Type.String() }), {
	description: "what stood against it, and was done all the same",
});
const Ages = orNull(object({ from: orNull(Type.Integer()), to: orNull(Type.Integer()) }));

export const PersonHeadAnswer = object({
	id: Id,
	pseudonym: Type.String(),
	identified: Type.Boolean({ description: "whether the vault holds something that identifies the person" }),
	roles: Roles,
	identification: oneOf(identifications),
	sex: oneOf(sexes),
	age: Ages,
	nationality: Type.Array(Country),
	heldCountry: orNull(Country),
	classification: orNull(oneOf(classifications)),
	screening: orNull(oneOf(screeningOutcomes)),
	screeningReopened: Type.Boolean(),
	erasure: orNull(Erasure),
	version: Type.Integer(),
});

const Value = oneOf(["met", "notMet", "unknown"]);
const decided = { classification: oneOf(classifications), trafficking: Value, smuggling: Value };

/** What the rules made of the facts. */
export const Result = object({
	...decided,
	byProtocol: object(decided),
	child: Value,
	explanation: Type.Array(
		object({
			rule: Type.String({ description: "R1 to R14" }),
			says: Type.String({ description: "code of what the rule found" }),
			value: orNull(Value),
			read: Type.Record(Type.String(), Value, { additionalProperties: false }),
			title: Type.String(),
			sentence: Type.String({ description: "what the rule found, in words" }),
			law: Type.Array(Type.String(), { description: "what the rule rests on" }),
		}),
	),
	laws: Type.Array(
		object({
			jurisdiction: Type.String(),
			from: orNull(Day),
			until: orNull(Day),
			classification: oneOf(classifications),
		}),
		{ description: "the laws of the days of the acts, oldest first, and what each of them says" },
	),
	missing: Type.Array(
		object({
			question: Type.String(),
			decides: Type.Array(oneOf(["trafficking", "smuggling"])),
			indicators: Type.Array(Type.String()),
			seen: Type.Array(Type.String(), { description: "the indicators in words" }),
		}),
	),
	jurisdiction: Type.String(),
	rulesVersion: Type.String(),
});

const Finding = object({
	value: Value,
	forms: Type.Array(Type.String()),
	evidence: Type.Array(object({ kind: Type.String(), reference: orNull(Type.String()), note: orNull(Type.String()) })),
});

export const AssessmentAnswer = object({
	version: Type.Integer(),
	classification: oneOf(classifications),
	facts: object({
		elements: Type.Record(Type.String(), Finding, { additionalProperties: false }),
		age: Ages,
		indicators: Type.Array(Type.String()),
		acted: Type.Array(object({ from: orNull(Day), to: orNull(Day) })),
	}),
	result: Result,
	note: Type.String(),
	at: Moment,
	byPost: Id,
});

export const PersonAnswer = object({
	id: Id,
	caseId: orNull(Id),
	pseudonym: Type.String(),
	identified: Type.Boolean(),
	roles: Roles,
	suspicion: orNull(
		object({
			offence: Type.String(),
			ground: Type.String(),
			relation: Type.String(),
			unrelatedBy: orNull(
				oneOf(unrelatedBys, {
					description:
						"who vouches that it is unrelated, beside the officer who says it; before: recorded before this was asked",
				}),
			),
		}),
	),
	protectedAs: Type.Array(oneOf(protectedStatuses)),
	identification: oneOf(identifications),
	sex: oneOf(sexes),
	age: Ages,
	ageBand: oneOf(ageBands),
	nationality: Type.Array(Country),
	heldCountry: orNull(Country),
	exploitationCountry: orNull(Country),
	citizen: oneOf(yesNoUnknown),
	controls: Type.Array(oneOf(controls)),
	recruiters: Type.Array(oneOf(recruiters)),
	duration: oneOf(durations),
	sectors: Type.Array(oneOf(sectors)),
	smuggling: orNull(Smuggling),
	flags: Type.Array(oneOf(protectionFlags)),
	classification: orNull(oneOf(classifications)),
	assessmentVersion: Type.Integer(),
	screening: orNull(object({ outcome: oneOf(screeningOutcomes), at: Moment, byPost: Id, reopened: Type.Boolean() })),
	returned: orNull(
		object({
			kind: oneOf(returnKinds),
			toCountry: Country,
			happenedOn: orNull(Day),
			screeningOutcome: orNull(oneOf(screeningOutcomes)),
			breaches: Breaches,
			at: Moment,
		}),
	),
	mergedInto: orNull(Id),
	erasure: orNull(Erasure),
	createdAt: Moment,
	changedAt: Moment,
	version: Type.Integer(),
	custom: Custom,
});
export type PersonAnswer = Static<typeof PersonAnswer>;
