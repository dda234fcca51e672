import Type from "typebox";
import { Acted } from "../../persons/classify/schema.ts";
import { Breaches } from "../../persons/person/answer.ts";
import { Day, Id, object, text } from "../../schema.ts";
import { LawOfCharge } from "./law.ts";

/** What a charge says, no matter who is charged. */
export const chargeFields = {
	offence: Type.String({
		minLength: 1,
		maxLength: 60,
		description: "as charged; what was assessed is kept apart from it",
	}),
	statute: Type.Optional(text(300)),
	chargedOn: Type.Optional(Day),
	acted: Type.Optional(Acted),
};

export const ChargedAnswer = object({ id: Id, version: Type.Integer(), breaches: Breaches, law: LawOfCharge });
