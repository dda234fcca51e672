import { type CellFault, columnsOf, type Delimiter, delimiterOf, type RecordFault, splitCells } from "@seamark/csv";
import { isDay, readAmount } from "@seamark/values";
import { foldNumber } from "../sealing/file-keys.ts";
import type { Holding, Party } from "./formats/owning.ts";
import type { CsvMapping } from "./mapping.ts";

/** A line of a statement as it was read. `from` and `to` are account numbers; the one that is missing is outside of what is looked at. */
export type Line = {
	ref: string;
	kind: "transfer" | "deposit" | "payment" | "opening";
	from: string | undefined;
	to: string | undefined;
	fromName: string;
	toName: string;
	/** Minor units. */
	amount: number;
	currency: string;
	fee: number | undefined;
	received: number | undefined;
	receivedCurrency: string | undefined;
	/** RFC 3339 in UTC. */
	at: string;
	dayOnly: boolean;
	reverses: string | undefined;
};

/** Why a row was refused: the column and what is wrong, and never what the cell says. */
export type RowFault = { column: string; reason: string };
/** `nothing` is read over: it says nothing that is kept here. */
export type Reading =
	| { line: Line }
	| { party: Party }
	| { holding: Holding }
	| { nothing: true }
	| { faults: RowFault[] };

export const formFaults: Record<RecordFault | CellFault, string> = {
	notUtf8: "is not UTF-8; save the file as UTF-8 and load it again",
	nul: "holds a NUL character",
	tooLong: "is longer than 1 MB",
	quoteNotClosed: "begins a quoted cell that nobody closes",
	quoteInCell: "has a quotation mark inside a cell that does not begin with one",
	textBehindQuote: "has text behind a closing quotation mark",
};

const refShape = /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$/;
const dateShapes = {
	"year-month-day": /^(?<y>\d{4})[-/.]?(?<m>\d{2})[-/.]?(?<d>\d{2})(?<rest>.*)$/,
	"day-month-year": /^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4})(?<rest>.*)$/,
	"month-day-year": /^(?<m>\d{1,2})[-/.](?<d>\d{1,2})[-/.](?<y>\d{4})(?<rest>.*)$/,
} as const;
const timeShape = /^[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)? ?(Z|[+-]\d{2}:?\d{2})?$/;

/** A date as the mapping says it is written, with or without a time; undefined for anything else. Years from 1970 to 2105. */
export const readMoment = (text: string, order: CsvMapping["dates"]): { at: string; dayOnly: boolean } | undefined => {
	const { y = "", m = "", d = "", rest = "" } = dateShapes[order].exec(text.trim())?.groups ?? {};
	const day = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
	if (!isDay(day) || y < "1970" || y > "2105") return undefined;
	if (rest === "") return { at: `${day}T00:00:00.000Z`, dayOnly: true };
	const [, hour, minute, second = "00", fraction = "", offset = "Z"] = timeShape.exec(rest) ?? [];
	if (hour === undefined) return undefined;
	const zone = offset === "Z" || offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
	const ms = Date.parse(`${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}${zone}`);
	return Number.isNaN(ms) || ms < 0 ? undefined : { at: new Date(ms).toISOString(), dayOnly: false };
};

type Name = keyof CsvMapping["columns"];
type Cell = (name: Name) => string;
type Say = (name: Name, reason: string) => undefined;

const readMoney = (cell: Cell, say: Say, mapping: CsvMapping, isOpening: boolean) => {
	const currency = (cell("currency") || mapping.currency || "").toUpperCase();
	const amountOf = (name: "amount" | "fee" | "received", of: string): number | undefined => {
		const text = cell(name);
		if (text === "") return undefined;
		const read = readAmount(text, of, mapping.decimal);
		return "fault" in read ? say(name, read.fault) : read.minor;
	};
	const amount = amountOf("amount", currency);
	if (cell("amount") === "") say("amount", "is empty");
	if (amount === 0) say("amount", "is zero");
	if (amount !== undefined && amount < 0 && !isOpening)
		say("amount", "is below zero: a payment back is a line of its own, or names what it reverses");
	const fee = amountOf("fee", currency);
	if (fee !== undefined && fee < 0) say("fee", "is below zero");
	const arrives = (cell("receivedCurrency") || currency).toUpperCase();
	const received = amountOf("received", arrives);
	if (received !== undefined && received <= 0) say("received", "is not above zero");
	if (received === undefined && cell("received") === "" && arrives !== currency)
		say("received", "is empty, and another currency arrives");
	const same = received === undefined || (received === amount && arrives === currency);
	return {
		amount: amount ?? 0,
		currency,
		fee: fee === 0 ? undefined : fee,
		received: same ? undefined : received,
		receivedCurrency: same ? undefined : arrives,
	};
};

const readAccount = (cell: Cell, say: Say, name: "from" | "to"): string | undefined => {
	const number = foldNumber(cell(name));
	if (number === "") return undefined;
	if (number.length > 64) return say(name, "is longer than 64 signs");
	return number;
};

const readSides = (cell: Cell, say: Say, isOpening: boolean): Pick<Line, "from" | "to" | "kind"> => {
	const from = readAccount(cell, say, "from");
	const to = readAccount(cell, say, "to");
	const kind = isOpening ? "opening" : from === undefined ? "deposit" : to === undefined ? "payment" : "transfer";
	if (isOpening && (to === undefined || from !== undefined))
		say("to", "must be the account of the opening balance, and the other side empty");
	else if (from === undefined && to === undefined) say("from", "and the other side are both empty");
	else if (from === to) say("to", "is the account that pays: an account cannot pay itself");
	return { from, to, kind };
};

const readLine = (cell: Cell, say: Say, mapping: CsvMapping, ref: string): Line => {
	const isOpening = mapping.opening !== undefined && cell("kind") === mapping.opening;
	const moment = readMoment(cell("at"), mapping.dates);
	if (!moment) say("at", `is no date in the order ${mapping.dates} from 1970 to 2105`);
	for (const name of ["fromName", "toName"] as const)
		if (cell(name).length > 200) say(name, "is longer than 200 signs");
	for (const name of ["id", "reverses"] as const)
		if (cell(name) !== "" && !refShape.test(cell(name)))
			say(name, "is no number of a transfer: up to 64 letters, digits and . _ : / + -");
	if (mapping.columns.id !== undefined && cell("id") === "") say("id", "is empty");
	const reverses = cell("reverses") || undefined;
	if (reverses !== undefined && reverses === cell("id")) say("reverses", "is the line itself");
	if (reverses !== undefined && isOpening) say("reverses", "is no matter of an opening balance");
	return {
		ref: cell("id") || ref,
		...readSides(cell, say, isOpening),
		fromName: cell("fromName"),
		toName: cell("toName"),
		...readMoney(cell, say, mapping, isOpening),
		at: moment?.at ?? "",
		dayOnly: moment?.dayOnly ?? true,
		reverses,
	};
};

/** Opens a reader of rows for this header, or says what is wrong with it. `numberOf` names a row whose sender gave it no number. */
export const openReader = (
	header: string,
	mapping: CsvMapping,
	o: { said?: Delimiter | undefined; numberOf: (line: number) => string },
): { faults: RowFault[] } | { read(text: string, line: number): Reading } => {
	const delimiter = o.said ?? delimiterOf(header);
	const split = splitCells(header, delimiter);
	if ("fault" in split) return { faults: [{ column: "", reason: formFaults[split.fault] }] };
	const { names, cellsOf } = columnsOf(split.cells);
	const places = new Map<string, number>();
	const faults = Object.entries(mapping.columns).flatMap(([name, column]): RowFault[] => {
		const found = names.flatMap((one, at) => (one === column ? [at] : []));
		if (found.length === 1) places.set(name, found[0] as number);
		if (found.length === 1) return [];
		return [{ column, reason: found.length === 0 ? "is no column of the file" : "is the name of several columns" }];
	});
	if (faults.length > 0) return { faults };
	const read = (text: string, line: number): Reading => {
		const whole = splitCells(text, delimiter);
		if ("fault" in whole) return { faults: [{ column: "", reason: formFaults[whole.fault] }] };
		const fitting = cellsOf(whole.cells);
		if ("reason" in fitting) return { faults: [{ column: "", reason: fitting.reason }] };
		const wrong: RowFault[] = [];
		const cell: Cell = (name) => {
			const at = places.get(name);
			return at === undefined ? "" : (fitting.cells[at] ?? "").trim();
		};
		const say: Say = (name, reason) => void wrong.push({ column: mapping.columns[name] ?? name, reason });
		const found = readLine(cell, say, mapping, o.numberOf(line));
		return wrong.length > 0 ? { faults: wrong } : { line: found };
	};
	return { read };
};

/** What other formats say of a line, under the names that columns have. */
export type Cells = Partial<Record<Name, string>>;

const plain: CsvMapping = {
	columns: { id: "", at: "", from: "", to: "", amount: "" },
	...{ decimal: ".", dates: "year-month-day", sameDay: "as-in-file", opening: "opening" },
};

/** A line of another format than CSV, by the same rules. `names` says what each is called there. */
export const readCells = (cells: Cells, o: { names: Cells; ref: string }): Reading => {
	const wrong: RowFault[] = [];
	const say: Say = (name, reason) => void wrong.push({ column: o.names[name] ?? name, reason });
	// A line without a number of its own is named by its place.
	const line = readLine((name) => (cells[name] || (name === "id" ? o.ref : "")).trim(), say, plain, o.ref);
	return wrong.length > 0 ? { faults: wrong } : { line };
};
