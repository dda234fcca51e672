import Type, { type Static } from "typebox";
import { returnKinds, yesNoUnknown } from "../../codes/persons.ts";
import { Country, Day, object, oneOf, text, Version } from "../../schema.ts";

export const ReturnInput = object({
	expectedVersion: Version,
	return: object({
		kind: oneOf(returnKinds),
		toCountry: Country,
		happenedOn: Type.Optional(Day),
		voluntary: oneOf(yesNoUnknown),
		safetyAssessed: Type.Boolean(),
		proceedingsChecked: Type.Boolean(),
		acceptingService: Type.Optional(text(200)),
		followUpOn: Type.Optional(Day),
		bestInterests: Type.Optional(object({ decision: oneOf(["return", "stay"]), reference: text(200) })),
	}),
	note: Type.Optional(text(5_000)),
});
export type ReturnInput = Static<typeof ReturnInput>;
