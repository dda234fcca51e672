import type { Fault } from "@seamark/errors";
import { object, oneOf, text } from "@seamark/service/schema";
import { minorDigits } from "@seamark/values";
import Type, { type Static } from "typebox";

const Column = text(200);

/** Says which column of a file is what. Nothing is guessed: what a file does not say is said here. */
export const Mapping = object({
	columns: object({
		id: Type.Optional(Column),
		at: Column,
		from: Column,
		to: Column,
		amount: Column,
		currency: Type.Optional(Column),
		fee: Type.Optional(Column),
		received: Type.Optional(Column),
		receivedCurrency: Type.Optional(Column),
		fromName: Type.Optional(Column),
		toName: Type.Optional(Column),
		kind: Type.Optional(Column),
		reverses: Type.Optional(Column),
	}),
	currency: Type.Optional(
		Type.String({ pattern: "^[A-Z]{3}$", description: "of every amount, where no column says it" }),
	),
	decimal: oneOf([".", ","], { description: "the decimal sign of the amounts" }),
	dates: oneOf(["year-month-day", "day-month-year", "month-day-year"], {
		description:
			"order of the parts of a date. A time may follow it, and an offset such as Z or +12:00; without one it is taken as UTC",
	}),
	sameDay: oneOf(["as-in-file", "money-in-first", "money-out-first"], {
		description: "in which order lines are taken whose time is the same: an assumption that every trace states",
	}),
	opening: Type.Optional(text(40, "what the column `kind` says for an opening balance")),
});
export type Mapping = Static<typeof Mapping>;

/** What does not fit together. */
export const faultsOfMapping = ({ columns, currency, opening }: Mapping): Fault[] => {
	const used = Object.entries(columns).filter(([name]) => name !== "currency" && name !== "receivedCurrency");
	const twice = used.filter(([, column], at) => used.findIndex(([, other]) => other === column) !== at);
	return [
		...twice.map(([name]) => ({ at: `/mapping/columns/${name}`, message: "is the column of something else too" })),
		...(columns.currency === undefined && currency === undefined
			? [{ at: "/mapping/currency", message: "is missing: name a column, or the currency of all amounts" }]
			: []),
		...(currency !== undefined && minorDigits(currency) === undefined
			? [{ at: "/mapping/currency", message: "is no currency of ISO 4217" }]
			: []),
		...(columns.receivedCurrency !== undefined && columns.received === undefined
			? [{ at: "/mapping/columns/received", message: "is missing: name the column of the amount that arrives" }]
			: []),
		...((opening === undefined) !== (columns.kind === undefined)
			? [{ at: "/mapping/opening", message: "and the column `kind` belong together: name both or neither" }]
			: []),
	];
};
