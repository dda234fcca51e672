import Type from "typebox";
import { chargeStatuses, courtOutcomes, courtStages, liabilities } from "../../codes/courts.ts";
import { Breaches } from "../../persons/person/answer.ts";
import { Day, Id, Moment, object, oneOf, orNull } from "../../schema.ts";
import type { Charge } from "../../store/charges.ts";
import { LawOfCharge } from "./law.ts";
import { Sentence } from "./sentence.ts";

export const ChargeAnswer = object({
	id: Id,
	caseId: Id,
	personId: orNull(Id),
	companyId: orNull({ ...Id, description: "where a company is charged: the thing that is linked to the case" }),
	company: orNull(Type.String({ description: "what the company is called, as it was written" })),
	liability: orNull(oneOf(liabilities)),
	offence: Type.String({ description: "as charged; not the crime that was assessed" }),
	statute: Type.String(),
	chargedOn: orNull(Day),
	acted: Type.Array(object({ from: orNull(Day), to: orNull(Day) })),
	law: orNull(LawOfCharge),
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
	acted: [...charge.acted],
	breaches: [...charge.breaches],
	stages: charge.stages.map((stage) => ({ ...stage, breaches: [...stage.breaches] })),
});
