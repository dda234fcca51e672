import { columnsOf, delimiterOf, splitCells } from "@seamark/csv";
import { insertImportedPersons } from "../../store/imported-persons.ts";
import { formFaults, type Loader, type Reading } from "../import-records/types.ts";
import { type CtdcPerson, openCtdc } from "./map.ts";

/** Rows that say the same are many in a coded data set: each is taken apart once, as long as so many are known. */
const mostKnown = 50_000;

export const ctdcLoader = (): Loader<CtdcPerson> => ({
	openCsv: (header, said) => {
		const delimiter = said ?? delimiterOf(header);
		const split = splitCells(header, delimiter);
		if ("fault" in split) return { faults: [{ column: "", reason: formFaults[split.fault] }] };
		const columns = columnsOf(split.cells);
		const opened = openCtdc(columns.names);
		if ("faults" in opened) return opened;
		const known = new Map<string, Reading<CtdcPerson>>();
		const read = (text: string): Reading<CtdcPerson> => {
			const found = known.get(text);
			if (found) return found;
			const row = splitCells(text, delimiter);
			if ("fault" in row) return { faults: [{ column: "", reason: formFaults[row.fault] }] };
			const under = columns.cellsOf(row.cells);
			if ("reason" in under) return { faults: [{ column: "", reason: under.reason }] };
			const mapped = opened.map(under.cells);
			const reading = "person" in mapped ? { row: mapped.person } : mapped;
			if (known.size < mostKnown) known.set(text, reading);
			return reading;
		};
		return { read };
	},
	write: (tx, job, rows) => insertImportedPersons(tx, job, rows),
	// They are counted as soon as the import is done; nothing else becomes of them.
	finish: () => [],
});
