import Type, { type Static } from "typebox";
import { chargeStatuses, courtOutcomes, courtStages, sentenceMeasures } from "../../codes/courts.ts";
import { Breaches } from "../../persons/person/answer.ts";
import { Day, Id, Moment, object, oneOf, orNull } from "../../schema.ts";
import type { Charge } from "../../store/charges.ts";

const Amount = object({
	amount: Type.Number({ minimum: 0, maximum: 1e12 }),
	currency: Type.String({ pattern: "^[A-Z]{3}$", description: "ISO 4217" }),
});

/** What a court imposed, in parts that can be counted. */
export const Sentence = object({
	imprisonmentMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_200 })),
	life: Type.Optional(Type.Boolean({ description: "imprisonment for life" })),
	suspendedMonths: Type.Optional(
		Type.Integer({ minimum: 0, maximum: 1_200, description: "of the imprisonment, what need not be served" }),
	),
	fine: Type.Optional(Amount),
	compensation: Type.Optional({ ...Amount, description: "to be paid to victims" }),
	measures: Type.Optional(Type.Array(oneOf(sentenceMeasures), { uniqueItems: true })),
});
export type Sentence = Static<typeof Sentence>;

export const ChargeAnswer = object({
	id: Id,
	caseId: Id,
	personId: Id,
	offence: Type.String({ description: "as charged; not the crime that was assessed" }),
	statute: Type.String(),
	chargedOn: orNull(Day),
	status: oneOf(chargeStatuses),
	breaches: Breaches,
	recordedAt: Moment,
	byPost: Id,
	version: Type.Integer(),
	stages: Type.Array(
		object({
			n: Type.Integer(),
			stage: oneOf(courtStages),
			reachedOn: orNull(Day),
			outcome: orNull(oneOf(courtOutcomes)),
			sentence: orNull(Sentence),
			breaches: Breaches,
			note: Type.String(),
			recordedAt: Moment,
			byPost: Id,
		}),
	),
});

export const presentCharge = ({ agency: _, ...charge }: Charge) => ({
	...charge,
	breaches: [...charge.breaches],
	stages: charge.stages.map((stage) => ({ ...stage, breaches: [...stage.breaches] })),
});
