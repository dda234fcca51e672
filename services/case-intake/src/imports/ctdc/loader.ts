import { delimiterOf, splitCells } from "../csv/cells.ts";
import { formFaults, type Loader, type Reading } from "../import-records/types.ts";
import { type CtdcPerson, openCtdc } from "./map.ts";

const insert = `insert into imported_person (import_id, agency, n, sex, age_band, citizen, controls, purposes, recruiters, duration)
	select $1, $2, r.* from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::int[], $10::text[]) as r`;

/** Rows that say the same are many in a coded data set: each is taken apart once, as long as so many are known. */
const mostKnown = 50_000;

export const ctdcLoader = (): Loader<CtdcPerson> => ({
	openCsv: (header) => {
		const delimiter = delimiterOf(header);
		const split = splitCells(header, delimiter);
		if ("fault" in split) return { faults: [{ column: "", reason: formFaults[split.fault] }] };
		const opened = openCtdc(split.cells.map((cell) => cell.trim()));
		if ("faults" in opened) return opened;
		const known = new Map<string, Reading<CtdcPerson>>();
		const read = (text: string): Reading<CtdcPerson> => {
			const found = known.get(text);
			if (found) return found;
			const row = splitCells(text, delimiter);
			if ("fault" in row) return { faults: [{ column: "", reason: formFaults[row.fault] }] };
			const mapped = opened.map(row.cells);
			const reading = "person" in mapped ? { row: mapped.person } : mapped;
			if (known.size < mostKnown) known.set(text, reading);
			return reading;
		};
		return { read };
	},
	write: (tx, job, rows) => {
		// Codes and numbers alone: nothing in them has a meaning to the array's syntax.
		const column = (name: keyof CtdcPerson) => `{${rows.map(({ row }) => row[name]).join(",")}}`;
		return [
			tx.query({
				name: "imported_person.insert",
				text: insert,
				values: [
					job.id,
					job.agency,
					`{${rows.map(({ n }) => n).join(",")}}`,
					column("sex"),
					column("ageBand"),
					column("citizen"),
					column("controls"),
					column("purposes"),
					column("recruiters"),
					column("duration"),
				],
			}),
		];
	},
	// They are counted as soon as the import is done; nothing else becomes of them.
	finish: () => [],
});
