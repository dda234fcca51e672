import { delimiterOf, splitCells, unguardFormula } from "../csv/cells.ts";
import { formFaults, type Loader, type Reading, type RowFault } from "../import-records/types.ts";
import { htcdsField } from "./fields.ts";
import { fromJson, type HtcdsPerson, type HtcdsRecord, readHtcds } from "./map.ts";

/** Reads the rows of a CSV or JSON file in the fields of the standard. `today` is an ISO date. */
export const htcdsRows = (today: string): Pick<Required<Loader<HtcdsPerson>>, "openCsv" | "readJson"> => {
	const readRecord = (record: HtcdsRecord): Reading<HtcdsPerson> => {
		const reading = readHtcds(record, today);
		return "person" in reading ? { row: reading.person } : reading;
	};

	const openCsv = (header: string) => {
		const delimiter = delimiterOf(header);
		const split = splitCells(header, delimiter);
		if ("fault" in split) return { faults: [{ column: "", reason: formFaults[split.fault] }] };
		const names = split.cells.map((cell) => htcdsField(cell.trim())?.name ?? cell.trim());
		const faults = namesFaults(names);
		if (faults.length > 0) return { faults };
		const read = (text: string): Reading<HtcdsPerson> => {
			const row = splitCells(text, delimiter);
			if ("fault" in row) return { faults: [{ column: "", reason: formFaults[row.fault] }] };
			const { cells } = row;
			if (cells.length !== names.length)
				return { faults: [{ column: "", reason: `has ${cells.length} cells where the header has ${names.length}` }] };
			return readRecord(Object.fromEntries(names.map((name, at) => [name, unguardFormula(cells[at] ?? "")])));
		};
		return { read };
	};

	const readJson = (value: unknown): Reading<HtcdsPerson> => {
		const given = fromJson(value);
		if (!given)
			return { faults: [{ column: "", reason: "is not an object of texts, numbers, lists of texts and yes or no" }] };
		const record: HtcdsRecord = {};
		const names = Object.keys(given).map((name) => htcdsField(name)?.name ?? name);
		const faults = namesFaults(names);
		if (faults.length > 0) return { faults };
		for (const [at, one] of Object.values(given).entries()) record[names[at] ?? ""] = one;
		return readRecord(record);
	};

	return { openCsv, readJson };
};

const namesFaults = (names: readonly string[]): RowFault[] => [
	...names
		.filter((name) => !htcdsField(name))
		.map((column) => ({ column, reason: "is no field of HTCDS 2.0; rename it or leave it out" })),
	...names.filter((name, at) => names.indexOf(name) !== at).map((column) => ({ column, reason: "stands there twice" })),
];
