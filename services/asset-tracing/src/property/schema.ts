import { Country, Id, Moment, object, oneOf, orNull, text } from "@seamark/service/schema";
import { writeAmount } from "@seamark/values";
import Type, { type Static } from "typebox";
import { AccountName, accountName } from "../accounts/account.ts";
import { Currency, Money } from "../ledger/schema.ts";
import type { StoredProperty } from "../store/property.ts";
import { grounds, kinds, roles, stages, stepKinds, viewOf } from "./view.ts";

export const PropertyBody = object({
	kind: oneOf([...kinds]),
	role: oneOf([...roles], {
		description:
			"why it may be taken: proceeds or their value (UNTOC 12), an instrument; sanctioned: a company or licence (UNTOC 10)",
	}),
	says: text(300, "what it is, in your words; no names of persons"),
	country: Country,
	account: Type.Optional(AccountName),
});

const Order = {
	authority: Type.Optional(text(200, "the court or authority that ordered it")),
	reference: Type.Optional(text(100, "number of the order")),
	madeAt: Type.Optional(Moment),
	endsAt: Type.Optional({ ...Moment, description: "when the order ends; those who hold it are warned before" }),
};
export const StepBody = object({
	kind: oneOf([...stepKinds], { description: "confirm: the second officer's word on a return or on lifting" }),
	...Order,
	amount: Type.Optional(Money),
	currency: Type.Optional(Currency),
	yearlyDecay: Type.Optional(
		Type.Integer({ minimum: 0, maximum: 99, description: "per cent of its value that it loses in a year" }),
	),
	ground: Type.Optional(oneOf([...grounds], { description: "why a third party claims it" })),
	of: Type.Optional(
		Type.Integer({ minimum: 1, maximum: 10_000, description: "number of the step that this one is about" }),
	),
});

export const PropertyAnswer = object({
	id: Id,
	kind: oneOf([...kinds]),
	role: oneOf([...roles]),
	says: Type.String(),
	country: Type.String(),
	account: orNull(AccountName),
	stage: oneOf([...stages]),
	order: orNull(
		object({
			kind: oneOf([...stepKinds]),
			authority: Type.String(),
			reference: Type.String(),
			endsAt: Moment,
			ended: Type.Boolean(),
		}),
	),
	value: orNull(
		object({
			amount: Type.String(),
			now: Type.String({ description: "less what it has lost since" }),
			currency: Type.String(),
			at: Moment,
			yearlyDecay: Type.Integer(),
		}),
	),
	openClaims: Type.Array(Type.Integer(), {
		description: "steps by which third parties claim it, and which no court has decided",
	}),
	admittedClaims: Type.Array(Type.Integer()),
	waiting: Type.Array(Type.Integer(), { description: "steps that another officer has yet to confirm" }),
	steps: Type.Array(object({ n: Type.Integer(), at: Moment, ...StepBody.properties })),
	version: Type.Integer(),
});
export type PropertyAnswer = Static<typeof PropertyAnswer>;

const inDigits = (amount: string | undefined, currency: string | undefined) =>
	amount === undefined || currency === undefined ? {} : { amount: writeAmount(BigInt(amount), currency) };

export const presentProperty = (one: StoredProperty, at: number): PropertyAnswer => {
	const { value, ...view } = viewOf(one.steps, at);
	const { id, kind, role, says, country, version } = one;
	return {
		...{ id, kind, role, says, country, version },
		account: one.account === null ? null : accountName(one.account),
		...view,
		value: value && {
			...value,
			amount: writeAmount(value.amount, value.currency),
			now: writeAmount(value.now, value.currency),
		},
		steps: one.steps.map(({ n, kind: step, at: when, said }) => ({
			...{ n, at: when, kind: step, ...said },
			...inDigits(said.amount, said.currency),
		})),
	};
};

export const PropertyPath = object({ id: Id, property: Id });
export const noProperty = { detail: "No such property." };
