import Type from "typebox";
import { Sentence } from "../../charges/charge/sentence.ts";
import { Country, Day, Id, Moment, object, oneOf, orNull } from "../../schema.ts";
import type { Charge } from "../../store/charges.ts";
import type { Conviction } from "../../store/convictions.ts";
import { convictedOf } from "./register.ts";

export const ConvictionAnswer = object({
	id: Id,
	chargeId: Id,
	personId: Id,
	caseId: Id,
	offence: Type.String({ description: "as charged" }),
	court: Type.String(),
	courtCountry: Country,
	counts: Type.Boolean({ description: "false where it fell, or was against the law: nobody finds it" }),
	decidedOn: orNull(Day),
	appeal: orNull(oneOf(["none", "pending", "upheld"])),
	sentence: orNull(Sentence),
	spentOn: orNull({ ...Day, description: "from this day on nobody finds it" }),
	recordedAt: Moment,
	byPost: Id,
	version: Type.Integer(),
});

export const presentConviction = ({ agency: _, ...conviction }: Conviction, charge: Charge) => {
	const convicted = convictedOf(charge);
	return {
		...conviction,
		personId: charge.personId ?? "",
		caseId: charge.caseId,
		offence: charge.offence,
		counts: convicted !== undefined,
		decidedOn: convicted?.decidedOn ?? null,
		appeal: convicted?.appeal ?? null,
		sentence: convicted?.sentence ?? null,
	};
};
