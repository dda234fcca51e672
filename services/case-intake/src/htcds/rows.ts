import { type Delimiter, delimiterOf, joinCells, splitCells, unguardFormula } from "../csv/cells.ts";
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
	openCsv: (header) => {
		const delimiter = delimiterOf(header);
		const split = splitCells(header, delimiter);
		if ("fault" in split) return { faults: [{ column: "", reason: formFaults[split.fault] }] };
		const names = split.cells.map((cell) => htcdsField(cell.trim())?.name ?? cell.trim());
		const faults = namesFaults(names);
		return faults.length > 0 ? { faults } : { read: openReader(names, delimiter, today) };
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

const openReader = (names: readonly string[], delimiter: Delimiter, today: string) => {
	const sealed = places(names, (name) => identityFields.has(name));
	const kept = places(names, (name) => !identityFields.has(name));
	const file: HtcdsFile = { delimiter, columns: kept.map((at) => names[at] as string) };
	const fits = names.map((name) => openCheck(htcdsField(name) as HtcdsField, today));
	const readFacts = openFacts(names);
	const written: string[] = [];
	const recordOf = (cells: readonly string[]): HtcdsRecord =>
		Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));

	/** Takes off what guarded the cells; false where one has a fault, or all are empty. */
	const isPlain = (cells: string[]): boolean => {
		let fit = true;
		let empty = true;
		for (let at = 0; at < cells.length; at++) {
			let cell = cells[at] as string;
			if (cell === "") continue;
			if (cell.charCodeAt(0) === apostrophe) {
				cell = unguardFormula(cell);
				cells[at] = cell;
			}
			empty &&= cell.trim() === "";
			fit &&= fits[at]?.(cell) ?? false;
		}
		return fit && !empty;
	};
	const identityOf = (cells: readonly string[]): HtcdsRecord | undefined => {
		const said = sealed.filter((at) => cells[at]?.trim() !== "");
		return said.length === 0
			? undefined
			: Object.fromEntries(said.map((at) => [names[at] as string, cells[at] as string]));
	};

	return (text: string): Reading<HtcdsRow> => {
		written.length = 0;
		const split = splitCells(text, delimiter, sealed.length > 0 ? written : undefined);
		if ("fault" in split) return { faults: [{ column: "", reason: formFaults[split.fault] }] };
		const { cells } = split;
		if (cells.length !== names.length)
			return { faults: [{ column: "", reason: `has ${cells.length} cells where the header has ${names.length}` }] };
		const keeping = sealed.length === 0 ? text : kept.map((at) => written[at]).join(delimiter);
		if (isPlain(cells)) return { row: { file, facts: readFacts(cells), cells: keeping, identity: identityOf(cells) } };
		// A fault, or white space where a code belongs: told cell by cell.
		const reading = readHtcds(recordOf(cells), today);
		return "faults" in reading ? reading : { row: rowOf(file, reading.person, keeping) };
	};
};

const apostrophe = 0x27;

const places = (names: readonly string[], wanted: (name: string) => boolean): number[] =>
	names.flatMap((name, at) => (wanted(name) ? [at] : []));

const coded: ReadonlySet<string> = new Set<HtcdsField["type"]>([
	"Date",
	"Number",
	"Geolocation",
	"Checkbox",
	"Picklist",
	"Multiselect Picklist",
]);

/** Whether a cell of this column has no fault. Of other texts the file's reading has ruled out all but their length. */
const openCheck = (field: HtcdsField, today: string): ((cell: string) => boolean) => {
	if (coded.has(field.type)) return remembering((cell) => checkValue(field, cell, today) === undefined);
	const most = mostOf(field);
	return (cell) => cell.length <= most;
};

/** The facts of rows without faults under a header. */
const openFacts = (names: readonly string[]): ((cells: readonly string[]) => HtcdsFacts) => {
	const counted = new Set([...columnMappings.map(({ field }) => field), "hte_Type", "hte_Country"]);
	const used = places(names, (name) => counted.has(name));
	const [birth, referral] = [names.indexOf("prs_Birthdate"), names.indexOf("cas_IncomingReferralDate")];
	// No cell of a row without faults holds a NUL.
	const facts = remembering((key) => {
		const [from = "", to, ...cells] = key.split("\0");
		const record = Object.fromEntries(used.map((at, n) => [names[at] as string, cells[n] ?? ""]));
		return factsOf(record, from === "" ? null : { from: Number(from), to: Number(to) });
	});
	return (cells) => {
		const age = birth === -1 || referral === -1 ? null : ageOf(cells[birth], cells[referral]);
		let key = age === null ? "\0" : `${age.from}\0${age.to}`;
		for (const at of used) key += `\0${cells[at]}`;
		return facts(key);
	};
};

/** Distinct texts that are remembered together, and characters of the longest. */
const mostKnown = 10_000;
const mostKnownLength = 1_000;

/** Decides once for each distinct text, as long as few are known. */
const remembering = <T extends object | boolean>(decide: (text: string) => T): ((text: string) => T) => {
	const known = new Map<string, T>();
	return (text) => {
		const found = known.get(text);
		if (found !== undefined) return found;
		const made = decide(text);
		if (known.size >= mostKnown) known.clear();
		// A copy: a piece of a text holds on to the whole of it.
		if (text.length <= mostKnownLength) known.set(Buffer.from(text).toString(), made);
		return made;
	};
};

const namesFaults = (names: readonly string[]): RowFault[] => [
	...names
		.filter((name) => !htcdsField(name))
		.map((column) => ({ column, reason: "is no field of HTCDS 2.0; rename it or leave it out" })),
	...names.filter((name, at) => names.indexOf(name) !== at).map((column) => ({ column, reason: "stands there twice" })),
];
