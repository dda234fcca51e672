import type { Fault } from "@seamark/errors";
import { object, oneOf, text } from "@seamark/service/schema";
import { minorDigits } from "@seamark/values";
import Type, { type Static } from "typebox";
import { currencyOf } from "../currency.ts";
import type { LoadFormat } from "./load-format.ts";

const Column = text(200);

/** Says which column of a file is what, and what no file says of itself. Nothing is guessed. */
export const Mapping = object({
	columns: Type.Optional(
		object(
			{
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
			},
			{ description: "of CSV alone; the other formats name their fields themselves" },
		),
	),
	currency: Type.Optional(currencyOf("of every amount, where no column says it")),
	decimal: Type.Optional(oneOf([".", ","], { description: "the decimal sign of the amounts" })),
	dates: Type.Optional(
		oneOf(["year-month-day", "day-month-year", "month-day-year"], {
			description:
				"order of the parts of a date. A time may follow it, and an offset such as Z or +12:00; without one it is taken as UTC",
		}),
	),
	sameDay: oneOf(["as-in-file", "money-in-first", "money-out-first"], {
		description: "in which order lines are taken whose time is the same: an assumption that every trace states",
	}),
	opening: Type.Optional(text(40, "what the column `kind` says for an opening balance")),
	reversals: Type.Optional(
		oneOf(["as-booked", "as-original"], {
			description:
				"camt alone: whether a reversal says the side on which it is booked itself, as the standard has it, or that of the entry that it undoes, as some banks have it",
		}),
	),
});
export type Mapping = Static<typeof Mapping>;

/** What a file of CSV needs. */
export type CsvMapping = Mapping & Required<Pick<Mapping, "columns" | "decimal" | "dates">>;

const missing = (name: string, why: string): Fault => ({ at: `/mapping/${name}`, message: `is missing: ${why}` });

const faultsOfCsv = ({ columns, currency, decimal, dates, opening, reversals }: Mapping): Fault[] => {
	const used = Object.entries(columns ?? {}).filter(([name]) => name !== "currency" && name !== "receivedCurrency");
	const twice = used.filter(([, column], at) => used.findIndex(([, other]) => other === column) !== at);
	return [
		...(columns ? [] : [missing("columns", "CSV needs them")]),
		...(decimal ? [] : [missing("decimal", "CSV needs it")]),
		...(dates ? [] : [missing("dates", "CSV needs it")]),
		...(reversals ? [{ at: "/mapping/reversals", message: "is for camt alone: name the column `reverses`" }] : []),
		...twice.map(([name]) => ({ at: `/mapping/columns/${name}`, message: "is the column of something else too" })),
		...(columns && columns.currency === undefined && currency === undefined
			? [{ at: "/mapping/currency", message: "is missing: name a column, or the currency of all amounts" }]
			: []),
		...(currency !== undefined && minorDigits(currency) === undefined
			? [{ at: "/mapping/currency", message: "is no currency of ISO 4217" }]
			: []),
		...(columns?.receivedCurrency !== undefined && columns.received === undefined
			? [{ at: "/mapping/columns/received", message: "is missing: name the column of the amount that arrives" }]
			: []),
		...(columns && (opening === undefined) !== (columns.kind === undefined)
			? [{ at: "/mapping/opening", message: "and the column `kind` belong together: name both or neither" }]
			: []),
	];
};

/** What does not fit together. */
export const faultsOfMapping = (mapping: Mapping, format: LoadFormat): Fault[] => {
	if (format === "csv") return faultsOfCsv(mapping);
	const { sameDay: _, reversals, ...others } = mapping;
	const isCamt = format.startsWith("camt");
	return [
		...Object.keys(others).map((name) => ({
			at: `/mapping/${name}`,
			message: `is for CSV alone: a file of ${format} says it itself`,
		})),
		...(isCamt && !reversals ? [missing("reversals", "banks differ in it, so it is not guessed")] : []),
		...(!isCamt && reversals ? [{ at: "/mapping/reversals", message: "is for camt alone" }] : []),
	];
};
