import { wholeOf } from "@seamark/values";
import { bitsOf, controls, purposeForms, recruiters } from "../../codes/trafficking.ts";
import type { RowFault } from "../import-records/types.ts";
import { ctdcCitizen, ctdcCodes, ctdcColumns, ctdcControls, ctdcPurposes, ctdcRecruiters } from "./columns.ts";

/** What a record of the data set says of a person. `controls`, `purposes` and `recruiters` have one bit for each code. */
export type CtdcPerson = {
	sex: "female" | "transOrNonConforming" | "unknown";
	/** ctdc-1 to ctdc-9, or unknown. */
	ageBand: string;
	citizen: "yes" | "unknown";
	controls: number;
	purposes: number;
	recruiters: number;
	/** ctdc-1 to ctdc-3, or unknown. */
	duration: string;
};

export type CtdcRow = { person: CtdcPerson } | { faults: RowFault[] };

/** Column by column: the highest number it may hold, and what a number means. */
type Reader = { name: string; most: number; read(person: CtdcPerson, value: number): void };

const bitColumns = <K extends "controls" | "purposes" | "recruiters", T extends string>(
	map: Record<string, T>,
	key: K,
	list: readonly T[],
): Reader[] =>
	Object.entries(map).map(([name, code]) => {
		const bit = bitsOf(list, [code]);
		return {
			name,
			most: 1,
			read: (person, value) => {
				if (value === 1) person[key] |= bit;
			},
		};
	});

const readers: readonly Reader[] = [
	{
		name: "Age Band",
		most: ctdcCodes["Age Band"],
		read: (person, value) => {
			if (value > 0) person.ageBand = `ctdc-${value}`;
		},
	},
	{
		name: "Trafficking Duration",
		most: ctdcCodes["Trafficking Duration"],
		read: (person, value) => {
			if (value > 0) person.duration = `ctdc-${value}`;
		},
	},
	...bitColumns(ctdcControls, "controls", controls),
	...bitColumns(ctdcPurposes, "purposes", purposeForms),
	...bitColumns(ctdcRecruiters, "recruiters", recruiters),
	{
		name: "Woman",
		most: 1,
		read: (person, value) => {
			if (value === 1) person.sex = "female";
		},
	},
	{
		name: "Trans/NonConforming",
		most: 1,
		read: (person, value) => {
			if (value === 1) person.sex = "transOrNonConforming";
		},
	},
	{
		name: ctdcCitizen,
		most: 1,
		read: (person, value) => {
			if (value === 1) person.citizen = "yes";
		},
	},
];

/** What is wrong with the header, or a function for the rows under it. The columns may be in any order. */
export const openCtdc = (
	header: readonly string[],
): { faults: RowFault[] } | { map(cells: readonly string[]): CtdcRow } => {
	const faults: RowFault[] = [
		...ctdcColumns.filter((name) => !header.includes(name)).map((column) => ({ column, reason: "is missing" })),
		...header
			.filter((name) => !ctdcColumns.includes(name))
			.map((column) => ({ column, reason: "is no column of this data set" })),
		...header.filter((name, at) => header.indexOf(name) !== at).map((column) => ({ column, reason: "is there twice" })),
	];
	if (faults.length > 0) return { faults };
	const placed = readers.map((reader) => ({ ...reader, at: header.indexOf(reader.name) }));
	const [woman, trans] = [header.indexOf("Woman"), header.indexOf("Trans/NonConforming")];

	const map = (cells: readonly string[]): CtdcRow => {
		if (cells.length !== header.length)
			return { faults: [{ column: "", reason: `has ${cells.length} cells where the header has ${header.length}` }] };
		const person: CtdcPerson = {
			sex: "unknown",
			ageBand: "unknown",
			citizen: "unknown",
			controls: 0,
			purposes: 0,
			recruiters: 0,
			duration: "unknown",
		};
		const wrong: RowFault[] = [];
		for (const { name, most, at, read } of placed) {
			const value = wholeOf(cells[at] ?? "") ?? most + 1;
			if (value > most) wrong.push({ column: name, reason: `must be a whole number from 0 to ${most}` });
			else read(person, value);
		}
		if (wholeOf(cells[woman] ?? "") === 1 && wholeOf(cells[trans] ?? "") === 1)
			wrong.push({
				column: "Woman",
				reason: "and Trans/NonConforming are both 1, where the file has one code for each person",
			});
		return wrong.length > 0 ? { faults: wrong } : { person };
	};
	return { map };
};
