import type { LoadFormat } from "../load-format.ts";
import type { CsvMapping } from "../mapping.ts";
import { openBods } from "./bods.ts";
import { openCamt } from "./camt.ts";
import { openCsv } from "./csv.ts";
import { openFtm } from "./ftm.ts";
import { openGoaml } from "./goaml.ts";
import { openPain } from "./pain.ts";
import type { Format, Opening } from "./piece.ts";

/** What is read in each, one way for all: lines of money, and statements of who owns what. */
export const openFormat = (format: LoadFormat, o: Opening): Format => {
	switch (format) {
		case "csv":
			return openCsv({ ...o, mapping: o.mapping as CsvMapping });
		case "camt.053":
		case "camt.054":
			return openCamt(format, o);
		case "pain.001":
			return openPain(o);
		case "goaml":
			return openGoaml(o);
		case "ftm":
			return openFtm(o);
		case "bods":
			return openBods();
	}
};
