import { ageBands, sexes, yesNoUnknown } from "../../codes/persons.ts";
import { codesOf, controls, meansForms, purposeForms, recruiters, sectors } from "../../codes/trafficking.ts";

/**
 * Counters of persons. A victim is counted as one, no matter what else the person is in the case, and so is everybody by each
 * role. A victim who fled and is a witness is in three of them, and once in `persons`. They are not added up.
 */
export const personCounters = [
	"persons",
	"victimsConfirmed",
	"victimsPresumed",
	"victimsUndetermined",
	"smuggledMigrants",
	"refugees",
	"witnesses",
	"suspects",
	"concerned",
	"otherPersons",
] as const;
export type PersonCounter = (typeof personCounters)[number];
export type Counts = Record<PersonCounter, number>;

/** Persons who agree in some of what statistics group by. What a group does not say is undefined. */
export type PersonGroup = {
	roles: readonly string[];
	identification: string;
	count: number;
	sex?: string;
	ageBand?: string;
	classification?: string;
	/** Bits of the code lists. */
	purposes?: number;
	controls?: number;
	means?: number;
	recruiters?: number;
	sectors?: number;
	duration?: string;
	citizen?: string;
	nationality?: readonly string[];
};

/** Rows by code, in the order of their list; `unknown` has a row of its own. */
export type Table = Record<string, Counts>;
export type Tables = Record<TableName, Table>;

export const noCounts = (): Counts => Object.fromEntries(personCounters.map((name) => [name, 0])) as Counts;

const counterOfRole: Readonly<Record<string, PersonCounter>> = {
	smuggledMigrant: "smuggledMigrants",
	refugee: "refugees",
	witness: "witnesses",
	suspect: "suspects",
	concerned: "concerned",
};

/** What somebody is as a victim. It follows from the identification alone once an authority has spoken, no matter what the roles are. */
const victimCounter = ({ roles, identification }: Pick<PersonGroup, "roles" | "identification">): PersonCounter[] => {
	if (identification === "confirmed") return ["victimsConfirmed"];
	if (identification === "presumed") return ["victimsPresumed"];
	const called = roles.includes("victim") || roles.includes("suspectedVictim");
	return called && identification !== "notConfirmed" ? ["victimsUndetermined"] : [];
};

/** Every counter behind `persons` that the persons of a group are in; each of them is in one at least. */
export const countersOf = (group: Pick<PersonGroup, "roles" | "identification">): readonly PersonCounter[] => {
	const counters = [...victimCounter(group), ...group.roles.flatMap((role) => counterOfRole[role] ?? [])];
	return counters.length > 0 ? counters : ["otherPersons"];
};

const addTo = (counts: Counts, group: PersonGroup): void => {
	counts.persons += group.count;
	for (const counter of countersOf(group)) counts[counter] += group.count;
};

/** Codes of a group's bits; `unknown` alone where nothing was recorded, which does not say that there was nothing. */
const codes = <T extends string>(list: readonly T[], bits: number): string[] => {
	const found = codesOf(list, bits).filter((code) => code !== "unknown");
	return found.length > 0 ? found : ["unknown"];
};

type Definition = {
	/** Rows that are there even when nobody counts; others come as they are found. */
	rows: readonly string[];
	/** The rows that a group counts in; undefined where the group does not say. */
	of(group: PersonGroup): readonly string[] | undefined;
};

const one = (value: string | undefined) => (value === undefined ? undefined : [value]);
const many = (list: readonly string[], bits: number | undefined) =>
	bits === undefined ? undefined : codes(list, bits);
const withUnknown = (list: readonly string[]) => [...list.filter((code) => code !== "unknown"), "unknown"];
const crossed = (rows: readonly string[] | undefined, columns: readonly string[] | undefined) =>
	rows?.flatMap((row) => (columns ?? []).map((column) => `${row}|${column}`));

/**
 * What persons are counted by. A person can have several nationalities and be exploited in several ways, and then counts in several
 * rows: those tables do not add up to the number of persons, and say so by their name.
 */
const definitions = {
	sex: { rows: withUnknown(sexes), of: ({ sex }) => one(sex) },
	ageBand: { rows: withUnknown(ageBands), of: ({ ageBand }) => one(ageBand) },
	sexByAgeBand: { rows: [], of: ({ sex, ageBand }) => crossed(one(sex), one(ageBand)) },
	assessedCrime: {
		rows: ["trafficking", "smuggling", "both", "neither", "undetermined", "unknown"],
		of: ({ classification }) => one(classification),
	},
	duration: { rows: ["unknown"], of: ({ duration }) => one(duration) },
	citizenOfCountry: { rows: withUnknown(yesNoUnknown), of: ({ citizen }) => one(citizen) },
	nationalityAny: {
		rows: ["unknown"],
		of: ({ nationality }) => (nationality?.length === 0 ? ["unknown"] : nationality),
	},
	exploitationAny: { rows: withUnknown(purposeForms), of: ({ purposes }) => many(purposeForms, purposes) },
	exploitationAnyBySex: { rows: [], of: ({ purposes, sex }) => crossed(many(purposeForms, purposes), one(sex)) },
	exploitationAnyByAgeBand: {
		rows: [],
		of: ({ purposes, ageBand }) => crossed(many(purposeForms, purposes), one(ageBand)),
	},
	controlAny: { rows: withUnknown(controls), of: ({ controls: bits }) => many(controls, bits) },
	meansAny: { rows: withUnknown(meansForms), of: ({ means }) => many(meansForms, means) },
	recruiterAny: { rows: withUnknown(recruiters), of: ({ recruiters: bits }) => many(recruiters, bits) },
	sectorAny: { rows: withUnknown(sectors), of: ({ sectors: bits }) => many(sectors, bits) },
} as const satisfies Record<string, Definition>;

export type TableName = keyof typeof definitions;
export const tableNames = Object.keys(definitions) as TableName[];
/** Whether a row is there because somebody is in it, and not because its list has it. */
export const isMadeByPersons = (table: TableName, row: string): boolean =>
	!(definitions[table] as Definition).rows.includes(row);

/** Adds up groups. Each person must be in the groups once for everything that a table needs to know. */
export const tablesOf = (groups: readonly PersonGroup[]): Tables =>
	Object.fromEntries(
		Object.entries<Definition>(definitions).map(([name, { rows, of }]) => {
			const table = new Map<string, Counts>(rows.map((row) => [row, noCounts()]));
			for (const group of groups)
				for (const row of of(group) ?? []) {
					const counts = table.get(row) ?? noCounts();
					addTo(counts, group);
					table.set(row, counts);
				}
			return [name, Object.fromEntries(rows.length > 0 ? inOrder(table, rows) : [...table].sort(byCode))];
		}),
	) as Tables;

const byCode = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Rows of the list first, others by their code before `unknown`, which comes last. */
const inOrder = (table: Map<string, Counts>, rows: readonly string[]): [string, Counts][] => {
	const listed = new Set(rows);
	const found = [...table].filter(([code]) => !listed.has(code)).sort(byCode);
	const known = rows
		.filter((code) => code !== "unknown")
		.map((code): [string, Counts] => [code, table.get(code) ?? noCounts()]);
	return [...known, ...found, ["unknown", table.get("unknown") ?? noCounts()]];
};

export const totalsOf = (groups: readonly PersonGroup[]): Counts => {
	const totals = noCounts();
	for (const group of groups) addTo(totals, group);
	return totals;
};
