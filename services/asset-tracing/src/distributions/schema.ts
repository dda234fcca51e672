import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import { writeAmount } from "@seamark/values";
import Type, { type Static } from "typebox";
import { Rank } from "../claims/schema.ts";
import { Currency, Money, ReleaseAnswer, Source } from "../ledger/schema.ts";
import type { StoredDistribution } from "../store/distributions.ts";

const RankBody = object({
	name: Rank,
	share: Type.Optional(
		Type.Array(Type.Integer({ minimum: 0, maximum: 1_000_000 }), {
			minItems: 2,
			maxItems: 2,
			description: "no more than this part of what is left by then, such as [1, 2] for half",
		}),
	),
});

export const DistributionBody = object({
	currency: Currency,
	from: oneOf(["fund", "advance"], {
		description: "fund: what is there to be given back. advance: a fund pays before confiscation, and is owed it back",
	}),
	amount: Type.Optional({ ...Money, description: "of an advance: what the fund gives; of the fund: a part of it" }),
	waterfall: Type.Optional(
		object(
			{ source: Source, ranks: Type.Array(RankBody, { minItems: 1, maxItems: 20 }) },
			{ description: "the order of payment with its legal source; the hub's default when left out" },
		),
	),
});
export type DistributionBody = Static<typeof DistributionBody>;

const Described = {
	id: Id,
	currency: Type.String(),
	from: oneOf(["fund", "advance"]),
	source: Type.String({ description: "legal source of the order of payment" }),
	ranks: Type.Array(object({ name: Type.String(), share: orNull(Type.Array(Type.Integer())) })),
	steps: Type.Array(
		object({ rank: Type.String(), available: Type.String(), owed: Type.String(), paid: Type.String() }),
	),
	available: Type.String(),
	left: Type.String(),
	madeAt: Moment,
};
export const DistributionListed = object(Described);

/** How a sum is shared out. Each payment waits for a second officer. */
export const DistributionAnswer = object({
	...Described,
	payments: Type.Array(
		object({
			claim: Id,
			rank: Type.String(),
			country: Type.String(),
			owed: Type.String(),
			amount: Type.String(),
			release: orNull(ReleaseAnswer),
		}),
	),
});

export const presentDistribution = (one: StoredDistribution): Static<typeof DistributionListed> => ({
	...{ id: one.id, currency: one.currency, from: one.from, source: one.source, steps: one.steps, madeAt: one.madeAt },
	ranks: one.ranks.map(({ name, share }) => ({ name, share: share ? [...share] : null })),
	...{ available: writeAmount(one.available, one.currency), left: writeAmount(one.left, one.currency) },
});
