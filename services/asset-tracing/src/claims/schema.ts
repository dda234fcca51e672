import { Country, Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import { writeAmount } from "@seamark/values";
import Type, { type Static } from "typebox";
import { Currency, Money, Source } from "../ledger/schema.ts";
import { awards, beneficiaryKinds, type StoredClaim } from "../store/claims.ts";

/** A claim is found by the name of its rank, so both have one spelling. */
export const Rank = Type.String({
	pattern: "^[a-z][a-z0-9-]{0,59}$",
	description: "rank of the order of payment, in small letters and hyphens, such as compensation-and-unpaid-wages",
	examples: ["compensation-and-unpaid-wages"],
});

export const ClaimBody = object({
	rank: Rank,
	beneficiary: object({
		kind: oneOf([...beneficiaryKinds]),
		id: Type.Optional({
			...Id,
			description: "of a person, as its case has it, a pseudonym; of an agency, as the directory has it",
		}),
	}),
	country: { ...Country, description: "where it is paid: people have left by then" },
	currency: Currency,
	amount: Money,
	award: oneOf([...awards], { description: "who awarded it" }),
	source: Source,
});
export type ClaimBody = Static<typeof ClaimBody>;

/** Who it is paid to is known by an id alone. */
export const ClaimAnswer = object({
	id: Id,
	rank: Type.String(),
	beneficiary: object({ kind: oneOf([...beneficiaryKinds]), id: orNull(Id) }),
	country: Type.String(),
	currency: Type.String(),
	amount: Type.String(),
	award: oneOf([...awards]),
	source: Type.String(),
	confirmedAt: orNull({
		...Moment,
		description: "when the unit that knows the beneficiary confirmed it; nothing is paid before",
	}),
	version: Type.Integer(),
});
export type ClaimAnswer = Static<typeof ClaimAnswer>;

export const presentClaim = (one: StoredClaim): ClaimAnswer => ({
	...{ id: one.id, rank: one.rank, country: one.country, currency: one.currency, award: one.award, source: one.source },
	beneficiary: { kind: one.beneficiaryKind, id: one.beneficiary },
	...{ amount: writeAmount(one.amount, one.currency), confirmedAt: one.confirmedAt, version: one.version },
});

export const ClaimPath = object({ id: Id, claim: Id });
export const noClaim = { detail: "No such claim." };
