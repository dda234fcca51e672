import {
	columnsOf,
	type Delimiter,
	delimiterOf,
	joinCells,
	readCell,
	splitCells,
	splitWritten,
	unguardFormula,
} from "@seamark/csv";
import { formFaults, type Loader, type Reading, type RowFault } from "../import-records/types.ts";
import { checkValue, mostOf } from "./check.ts";
import { columnMappings } from "./columns.ts";
import { type HtcdsField, htcdsField, htcdsFields, identityFields } from "./fields.ts";
import { ageOf, factsOf, fromJson, type HtcdsFacts, type HtcdsPerson, type HtcdsRecord, readHtcds } from "./map.ts";

/** How the kept cells of a file's records are to be read. */
export type HtcdsFile = { delimiter: Delimiter; columns: readonly string[] };

/** A record as it is stored. Records that say the same have the same facts, as far as the reader remembers. */
export type HtcdsRow = {
	file: HtcdsFile;
	facts: HtcdsFacts;
	/** The cells of the file's columns as they were written: nothing in them identifies anybody. */
	cells: string;
	/** What does, field by field; undefined where there is nothing. */
	identity: HtcdsRecord | undefined;
};

/** The kept fields of a stored record that have a value. */
export const keptOf = ({ delimiter, columns }: HtcdsFile, text: string): HtcdsRecord => {
	const split = splitCells(text, delimiter);
	const cells = "cells" in split ? split.cells.map(unguardFormula) : [];
	return Object.fromEntries(
		columns.flatMap((name, at): [string, string][] => {
			const cell = cells[at] ?? "";
			return cell.trim() === "" ? [] : [[name, cell]];
		}),
	);
};

/** Reads the rows of a CSV or JSON file in the fields of the standard. `today` is an ISO date. */
export const htcdsRows = (today: string): Pick<Required<Loader<HtcdsRow>>, "openCsv" | "readJson"> => ({
	openCsv: (header, said) => {
		const delimiter = said ?? delimiterOf(header);
		const split = splitCells(header, delimiter);
		if ("fault" in split) return { faults: [{ column: "", reason: formFaults[split.fault] }] };
		const columns = columnsOf(split.cells);
		const names = columns.names.map((name) => htcdsField(name)?.name ?? name);
		const faults = namesFaults(names);
		return faults.length > 0 ? { faults } : { read: openReader({ ...columns, names }, delimiter, today) };
	},
	readJson: (value) => {
		const given = fromJson(value);
		if (!given)
			return { faults: [{ column: "", reason: "is not an object of texts, numbers, lists of texts and yes or no" }] };
		const record: HtcdsRecord = {};
		const names = Object.keys(given).map((name) => htcdsField(name)?.name ?? name);
		const faults = namesFaults(names);
		if (faults.length > 0) return { faults };
		for (const [at, one] of Object.values(given).entries()) record[names[at] ?? ""] = one;
		const reading = readHtcds(record, today);
		if ("faults" in reading) return reading;
		const { kept } = reading.person;
		const cells = joinCells(jsonFile.columns.map((name) => kept[name] ?? "")).slice(0, -lineBreak.length);
		return { row: rowOf(jsonFile, reading.person, cells) };
	},
});

/** That joinCells ends a record with. */
const lineBreak = "\r\n";

const jsonFile: HtcdsFile = {
	delimiter: ",",
	columns: htcdsFields.map(({ name }) => name).filter((name) => !identityFields.has(name)),
};

const rowOf = (file: HtcdsFile, { identity, kept: _, ...facts }: HtcdsPerson, cells: string): HtcdsRow => ({
	file,
	facts,
	cells,
	identity: Object.keys(identity).length > 0 ? identity : undefined,
});

const openReader = ({ names, cellsOf }: ReturnType<typeof columnsOf>, delimiter: Delimiter, today: string) => {
	const sealed = places(names, (name) => identityFields.has(name));
	const kept = places(names, (name) => !identityFields.has(name));
	const file: HtcdsFile = { delimiter, columns: kept.map((at) => names[at] as string) };
	const readers = names.map((name) => openColumn(htcdsField(name) as HtcdsField, today));
	const readFacts = openFacts(names);
	/** What the row that is being read says, column by column. */
	const said: Said[] = [];

	/** False where a cell has a fault, or all are empty. */
	const readPlain = (written: readonly string[]): boolean => {
		let fit = true;
		let empty = true;
		for (let at = 0; at < written.length; at++) {
			const one = readers[at]?.(written[at] as string) ?? nothing;
			said[at] = one;
			fit &&= one.fit;
			empty &&= one.empty;
		}
		return fit && !empty;
	};
	const identityOf = (written: readonly string[]): HtcdsRecord | undefined => {
		const filled = sealed.filter((at) => !said[at]?.empty);
		return filled.length === 0
			? undefined
			: Object.fromEntries(filled.map((at) => [names[at] as string, unwrapped(written[at] ?? "")]));
	};

	return (text: string): Reading<HtcdsRow> => {
		const split = splitWritten(text, delimiter);
		if ("fault" in split) return { faults: [{ column: "", reason: formFaults[split.fault] }] };
		const under = cellsOf(split.cells);
		if ("reason" in under) return { faults: [{ column: "", reason: under.reason }] };
		const written = under.cells;
		const cells = sealed.length === 0 && written === split.cells ? text : kept.map((at) => written[at]).join(delimiter);
		if (readPlain(written)) return { row: { file, facts: readFacts(said), cells, identity: identityOf(written) } };
		// A fault, or white space where a code belongs: told cell by cell.
		const record = Object.fromEntries(names.map((name, at) => [name, unwrapped(written[at] ?? "")]));
		const reading = readHtcds(record, today);
		return "faults" in reading ? reading : { row: rowOf(file, reading.person, cells) };
	};
};

/** What a cell holds, without what the file needs around it. */
const unwrapped = (written: string): string => unguardFormula(readCell(written));

const places = (names: readonly string[], wanted: (name: string) => boolean): number[] =>
	names.flatMap((name, at) => (wanted(name) ? [at] : []));

/** What a cell says. Alike cells of a column say the same thing, as long as it is remembered; of free texts the value is left out. */
type Said = { fit: boolean; empty: boolean; value: string };

const nothing: Said = { fit: true, empty: true, value: "" };
const something: Said = { fit: true, empty: false, value: "" };
const tooLong: Said = { fit: false, empty: false, value: "" };

const texts: ReadonlySet<string> = new Set<HtcdsField["type"]>([
	"Text",
	"Long Text",
	"Lookup [to user]",
	"Lookup [to person]",
	"Lookup [to organisation]",
]);

const openColumn = (field: HtcdsField, today: string): ((written: string) => Said) => {
	if (!texts.has(field.type) || counted.has(field.name))
		return remembering((written) => {
			const value = unwrapped(written);
			if (value === "") return nothing;
			return { fit: checkValue(field, value, today) === undefined, empty: value.trim() === "", value };
		});
	// The reading of the file has ruled out all faults of a text but its length.
	const most = mostOf(field);
	return (written) => {
		if (written === "") return nothing;
		// Most begin with a Latin letter or a digit: neither white space nor anything that is taken off.
		if (/^"?[A-Za-z0-9]/.test(written) && written.length <= most) return something;
		const value = unwrapped(written);
		if (value.length > most) return tooLong;
		return value.trim() === "" ? nothing : something;
	};
};

const counted: ReadonlySet<string> = new Set([
	...columnMappings.map(({ field }) => field),
	"hte_Type",
	"hte_Country",
	"prs_Birthdate",
	"cas_IncomingReferralDate",
]);

type Node = { next: Map<Said, Node>; facts: HtcdsFacts | undefined };
const newNode = (): Node => ({ next: new Map(), facts: undefined });

/** The facts of rows without faults under a header. What says the same is decided once. */
const openFacts = (names: readonly string[]): ((said: readonly Said[]) => HtcdsFacts) => {
	// A referral says nothing without a birth, and almost every row has another.
	const dated = names.includes("prs_Birthdate") && names.includes("cas_IncomingReferralDate");
	const used = places(names, (name) => counted.has(name) && (dated || htcdsField(name)?.type !== "Date"));
	const once = remembering((facts): HtcdsFacts => JSON.parse(facts));
	let root = newNode();
	let known = 0;
	return (said) => {
		let node = root;
		for (const at of used) {
			const one = said[at] as Said;
			let next = node.next.get(one);
			if (!next) {
				next = newNode();
				node.next.set(one, next);
			}
			node = next;
		}
		if (node.facts) return node.facts;
		const record = Object.fromEntries(used.map((at) => [names[at] as string, said[at]?.value ?? ""]));
		// Other dates can come to the same age.
		const facts = once(JSON.stringify(factsOf(record, ageOf(record.prs_Birthdate, record.cas_IncomingReferralDate))));
		node.facts = facts;
		if (++known >= mostKnown) {
			root = newNode();
			known = 0;
		}
		return facts;
	};
};

/** Distinct texts that are remembered together, and characters of the longest. */
const mostKnown = 10_000;
const mostKnownLength = 1_000;

/** Decides once for each distinct text, as long as few are known. */
const remembering = <T extends object>(decide: (text: string) => T): ((text: string) => T) => {
	const known = new Map<string, T>();
	return (text) => {
		const found = known.get(text);
		if (found !== undefined) return found;
		if (text.length > mostKnownLength) return decide(text);
		// A copy: a piece of a text holds on to the whole of it.
		const copy = Buffer.from(text).toString();
		if (known.size >= mostKnown) known.clear();
		const made = decide(copy);
		known.set(copy, made);
		return made;
	};
};

const namesFaults = (names: readonly string[]): RowFault[] => [
	...names
		.filter((name) => !htcdsField(name))
		.map((column) => ({ column, reason: "is no field of HTCDS 2.0; rename it or leave it out" })),
	...names.filter((name, at) => names.indexOf(name) !== at).map((column) => ({ column, reason: "is there twice" })),
];
