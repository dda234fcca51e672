import { Id, object, oneOf, orNull, text } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { AccountName } from "../../accounts/account.ts";
import { currencyOf } from "../../currency.ts";

const Amount = Type.String({
	pattern: "^[0-9]{1,16}([.][0-9]{1,4})?$",
	description: "in the digits of its currency, such as 12.50",
	examples: ["12.50"],
});

export const AskedOfValue = object({
	currency: currencyOf("of all amounts here, such as FJD"),
	assessed: Amount,
	confiscated: Type.Optional(Amount),
	things: Type.Array(
		object({
			name: text(100, "what it is, in your words; it is not kept"),
			worth: Amount,
			account: Type.Optional(AccountName),
			income: Type.Optional(Amount),
		}),
		{
			...{ minItems: 1, maxItems: 100 },
			description: "what there is. With `account`, what each method finds there is the part that is proceeds",
		},
	),
});
export type AskedOfValue = Static<typeof AskedOfValue>;

const ValueFound = object({
	method: Type.String(),
	things: Type.Array(
		object({
			name: Type.String(),
			basis: oneOf(["12(1)(a)", "12(4)"], {
				description: "article of UNTOC: by value alone, or as property that proceeds are mixed with",
			}),
			proceeds: orNull(Type.String({ description: "what the method finds in it" })),
			property: Type.String({ description: "what of it can be confiscated" }),
			income: Type.String({ description: "of its income, in the same proportion (12(5))" }),
		}),
	),
	total: Type.String({ description: "of all things, without income" }),
	income: Type.String(),
	open: Type.String({ description: "of the assessed value, what nothing here covers" }),
});
export type ValueFound = Static<typeof ValueFound>;

export const Value = object({ trace: Id, currency: Type.String(), methods: Type.Array(ValueFound) });
