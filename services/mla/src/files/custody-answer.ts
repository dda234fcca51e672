import { type CustodyEntry, custodySteps, hashOf, readCustody, type Signed } from "@seamark/mla-thread";
import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";

export const Step = oneOf([...custodySteps]);

/** An entry of a chain of custody, and the text as it was signed. */
export const CustodyItem = object({
	number: Type.Integer(),
	hash: Type.String({ description: "SHA-256 of its text, in hex" }),
	step: Step,
	who: Type.String(),
	to: orNull(Type.String()),
	where: Type.String(),
	happened: Moment,
	at: Moment,
	authority: Id,
	text: Type.String({ description: "as it was signed" }),
	signature: Type.String(),
});

/** What became of an entry: it is in the chain, or waits for a signature that the agency makes itself. */
export const CustodyAnswer = object({
	done: oneOf(["made", "waits-for-your-signature"]),
	entry: Type.Optional(CustodyItem),
	text: Type.Optional(Type.String({ description: "to be signed as it is, with the agency's statement key" })),
});

export const presentEntry = (signed: Signed) => {
	const { number, step, who, to, where, happened, at, authority } = readCustody(signed.bytes) as CustodyEntry;
	return {
		number,
		hash: hashOf(signed.bytes),
		step,
		who,
		to: to ?? null,
		where,
		happened,
		at,
		authority,
		text: signed.bytes,
		signature: signed.signature,
	};
};
