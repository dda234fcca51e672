export {
	type CellFault,
	columnsOf,
	type Delimiter,
	delimiterNamed,
	delimiterOf,
	delimiters,
	guardFormula,
	isBlank,
	joinCells,
	readCell,
	splitCells,
	splitWritten,
	unguardFormula,
} from "./cells.ts";
export type { LineFault, Position } from "./lines.ts";
export { type CsvRecord, openRecords, type RecordFault } from "./records.ts";
