import { countryOfCode, dayRange, wholeOf } from "@seamark/values";
import { type AgeBand, ageBands } from "../../codes/persons.ts";
import type { RowFault } from "../import-records/types.ts";
import { checkValue } from "./check.ts";
import { columnMappings, type HtcdsColumns, listOf, noColumns } from "./columns.ts";
import { type HtcdsField, htcdsField, htcdsFields, identityFields } from "./fields.ts";
import { industryFor } from "./industry.ts";

/** Fields of one record with a value, as they were written. Values of a list are separated by semicolons. */
export type HtcdsRecord = Record<string, string>;

/** What a record says that is counted. */
export type HtcdsFacts = {
	columns: HtcdsColumns;
	/** Whole years at the day the case was referred; null where the file does not tell. */
	age: { from: number; to: number } | null;
	ageBand: AgeBand;
	/** ISO 3166-1 alpha-2. */
	exploitationCountry: string | null;
};

/** A record taken apart: what is counted, what is sealed, and what is kept as it was written. */
export type HtcdsPerson = HtcdsFacts & { identity: HtcdsRecord; kept: HtcdsRecord };

/** Takes a record apart, or tells all that is wrong with it. `today` is an ISO date. */
export const readHtcds = (record: HtcdsRecord, today: string): { person: HtcdsPerson } | { faults: RowFault[] } => {
	// White space alone says nothing, as an empty cell does.
	const entries = Object.entries(record).filter(([, value]) => value.trim() !== "");
	const faults = entries.flatMap(([column, value]) => {
		const reason = checkValue(htcdsField(column) as HtcdsField, value, today);
		return reason === undefined ? [] : [{ column, reason }];
	});
	if (entries.length === 0) faults.push({ column: "", reason: "holds nothing" });
	if (faults.length > 0) return { faults };

	const identity: HtcdsRecord = {};
	const kept: HtcdsRecord = {};
	for (const [field, value] of entries) (identityFields.has(field) ? identity : kept)[field] = value;
	return {
		person: { ...factsOf(record, ageOf(record.prs_Birthdate, record.cas_IncomingReferralDate)), identity, kept },
	};
};

/** The facts of a record without faults. */
export const factsOf = (record: HtcdsRecord, age: HtcdsFacts["age"]): HtcdsFacts => {
	const { hte_Type: type, hte_Country: country = "" } = record;
	return {
		columns: columnsOf(record),
		age,
		ageBand: bandOf(age),
		exploitationCountry: type === "Exploitation" ? (countryOfCode(country) ?? null) : null,
	};
};

const columnsOf = (record: HtcdsRecord): HtcdsColumns =>
	Object.assign(
		{ ...noColumns },
		...columnMappings.map(({ field, read }) => {
			const value = record[field];
			return value === undefined || value === "" ? {} : read(value);
		}),
	);

/**
 * The record that a person leaves as. What was kept is given back as it was written, unless the person's columns have come to say
 * something else since.
 */
export const writeHtcds = (person: Leaving): HtcdsRecord => {
	const mapped = columnMappings.flatMap(({ field, read, write }): [string, string][] => {
		const kept = person.kept[field] ?? "";
		if (kept !== "" && sameColumns(read(kept), person.columns)) return [[field, kept]];
		const value = write(person.columns);
		// A record that says nothing has said that nothing is known.
		const silent = person.imported && kept === "" && value === write(noColumns);
		return value === "" || silent ? [] : [[field, value]];
	});
	const own = new Set(columnMappings.map(({ field }) => field));
	const rest = Object.entries(person.kept).filter(([field]) => !own.has(field));
	const industry = industryFor(person.sectors ?? 0, person.kept.vic_ForcedLabourIndustry ?? "");
	const all = new Map([
		...rest,
		...Object.entries(person.identity),
		...mapped,
		...exploitedIn(person),
		...(industry === "" ? [] : [["vic_ForcedLabourIndustry", industry] as const]),
	]);
	return Object.fromEntries(
		htcdsFields.flatMap(({ name }): [string, string][] => {
			const value = all.get(name);
			return value === undefined ? [] : [[name, value]];
		}),
	);
};

/** A person that leaves. `exploitationCountry` is left out where it is what the record says. */
export type Leaving = Pick<HtcdsPerson, "columns" | "identity" | "kept"> & {
	/** A record of a file, or made of one. */
	imported: boolean;
	exploitationCountry?: string | null;
	/** In which the person was exploited, as bits; left out where only the record can say. */
	sectors?: number;
};

const exploitedIn = ({ kept, exploitationCountry }: Leaving): [string, string][] => {
	if (!exploitationCountry || factsOf(kept, null).exploitationCountry === exploitationCountry) return [];
	return [
		["hte_Type", "Exploitation"],
		["hte_Country", exploitationCountry],
	];
};

const sameColumns = (part: Partial<HtcdsColumns>, columns: HtcdsColumns): boolean =>
	Object.entries(part).every(([name, value]) => String(value) === String(columns[name as keyof HtcdsColumns]));

/** The age of somebody born in one range of days, at another; both as the standard writes them. */
export const ageOf = (birth: string | undefined, at: string | undefined): HtcdsFacts["age"] => {
	const [born, referred] = [dayRange(birth ?? ""), dayRange(at ?? "")];
	if (!born || !referred) return null;
	const from = Math.max(0, years(born.to, referred.from));
	const to = years(born.from, referred.to);
	return to < from || to > 130 ? null : { from, to };
};

/** Whole years from one ISO date to another. */
const years = (from: string, to: string): number =>
	Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/** The band that holds the whole range; unknown where it reaches over more than one. */
export const bandOf = (age: { from: number; to: number } | null): AgeBand => {
	const band = (value: number): AgeBand =>
		ageBands.find((one) => {
			const [from, to] = one === "48+" ? [48, 1_000] : one.split("-").map(Number);
			return value >= (from ?? Number.NaN) && value <= (to ?? Number.NaN);
		}) ?? "unknown";
	return age !== null && band(age.from) === band(age.to) ? band(age.from) : "unknown";
};

/** A record of a JSON file as one of texts; undefined for what no field of the standard can hold. */
export const fromJson = (value: unknown): HtcdsRecord | undefined => {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
	const record: HtcdsRecord = {};
	for (const [name, one] of Object.entries(value)) {
		if (one === null) continue;
		const text = textOf(one);
		if (text === undefined) return undefined;
		record[name] = text;
	}
	return record;
};

const textOf = (value: unknown): string | undefined => {
	if (Array.isArray(value)) return value.every((one) => typeof one === "string") ? value.join(";") : undefined;
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	return typeof value === "string" ? value : undefined;
};

/** The other way: lists as arrays, numbers and boxes as such. */
export const toJson = (record: HtcdsRecord): Record<string, unknown> =>
	Object.fromEntries(Object.entries(record).map(([name, value]) => [name, jsonOf(htcdsField(name), value)]));

const jsonOf = (field: HtcdsField | undefined, value: string): unknown => {
	if (field?.type === "Multiselect Picklist") return listOf(value);
	if (field?.type === "Checkbox") return /^(true|yes)$/i.test(value) || wholeOf(value) === 1;
	const numeric = field?.type === "Number" || field?.type === "Geolocation";
	return numeric && String(Number(value)) === value ? Number(value) : value;
};
