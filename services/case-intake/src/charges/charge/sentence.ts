import Type, { type Static } from "typebox";
import { sentenceMeasures } from "../../codes/courts.ts";
import { object, oneOf } from "../../schema.ts";

export const Amount = object({
	amount: Type.Number({ minimum: 0, maximum: 1e12 }),
	currency: Type.String({
		pattern: "^[A-Z]{3}$",
		description: "ISO 4217 currency of three capital letters, such as FJD",
	}),
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
