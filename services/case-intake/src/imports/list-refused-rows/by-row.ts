import type { Refusal } from "../../store/import-jobs.ts";
import type { RowFault } from "../import-records/types.ts";

/** Faults that come in the order of their rows, together by row. */
export const byRow = (refusals: readonly Refusal[]): { row: number; faults: RowFault[] }[] => {
	const rows: { row: number; faults: RowFault[] }[] = [];
	for (const { row, ...fault } of refusals) {
		const last = rows.at(-1);
		if (last?.row === row) last.faults.push(fault);
		else rows.push({ row, faults: [fault] });
	}
	return rows;
};
