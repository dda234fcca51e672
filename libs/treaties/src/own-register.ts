import { acpSources } from "./acp.ts";
import { type Instrument, instruments } from "./instrument.ts";
import { regionalInstruments } from "./regional.ts";
import { type Register, type Row, registerOf, type Source } from "./register.ts";

/** What an operator knows besides: bilateral treaties, those of regions, and newer entries on the instruments that are known. */
export type OwnRegister = { instruments: readonly Instrument[]; sources: readonly Source[] };

/** Something that is wrong in the file, at a JSON Pointer. */
export type RegisterFault = { at: string; message: string };

/** The register with what the operator adds. The source that knows up to the latest day wins, also over the project's. */
export const registerWith = (own: OwnRegister): Register =>
	registerOf([...instruments, ...regionalInstruments, ...own.instruments], [...acpSources, ...own.sources]);

type Check = (value: unknown) => string | undefined;
type Fields = Record<string, { check: Check; optional?: true }>;

const saying =
	(holds: (value: unknown) => boolean, message: string): Check =>
	(value) =>
		holds(value) ? undefined : message;
const text = saying(
	(value) => typeof value === "string" && value.trim() !== "" && value.length <= 2_000,
	"must be a text",
);
const isDay = (value: unknown) =>
	typeof value === "string" &&
	/^\d{4}-\d{2}-\d{2}$/.test(value) &&
	new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
const safely = (holds: (value: unknown) => boolean) => (value: unknown) => {
	try {
		return holds(value);
	} catch {
		return false;
	}
};
const day = saying(safely(isDay), "must be a day: YYYY-MM-DD");
const year = (value: unknown) => Number.isInteger(value) && Number(value) > 1800 && Number(value) < 2200;
const yearOrDay = saying(
	safely((value) => year(value) || isDay(value)),
	"must be a year, or a day: YYYY-MM-DD",
);
const country = saying(
	(value) => typeof value === "string" && /^[A-Z]{2}$/.test(value),
	"must be a country: two letters",
);
const flag = saying((value) => typeof value === "boolean", "must be true or false");
const oneOf = (...known: string[]): Check =>
	saying((value) => known.includes(value as string), `must be one of: ${known.join(", ")}`);
const id = saying(
	(value) => typeof value === "string" && /^[a-z0-9][a-z0-9-]{1,60}$/.test(value),
	"must be small letters, digits and hyphens",
);
const list =
	(check: Check): Check =>
	(value) =>
		!Array.isArray(value) || value.length === 0
			? "must be a list with something in it"
			: value.map(check).find((fault) => fault !== undefined);
const days = saying(
	(value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 3_650,
	"must be a number of days",
);

const instrumentFields: Fields = {
	id: { check: id },
	name: { check: text },
	kind: { check: oneOf("convention", "protocol", "regional treaty", "bilateral treaty", "arrangement") },
	source: { check: text },
	assistance: { check: oneOfTrue(), optional: true },
	inForce: { check: day, optional: true },
	needs: { check: id, optional: true },
	daysFromDeposit: { check: days, optional: true },
	among: { check: () => undefined, optional: true },
	checked: { check: flag, optional: true },
	findings: { check: list(text), optional: true },
};
const amongFields: Fields = {
	of: { check: text },
	countries: { check: list(country) },
	source: { check: text },
	asOf: { check: day },
};
const rowFields: Fields = {
	country: { check: country },
	instrument: { check: id },
	signed: { check: saying(year, "must be a year"), optional: true },
	bound: { check: yearOrDay, optional: true },
	how: { check: oneOf("ratification", "acceptance", "approval", "accession", "succession"), optional: true },
	says: { check: oneOf("party", "not-party"), optional: true },
	inferred: { check: flag, optional: true },
	line: {
		check: saying((value) => Number.isInteger(value) && Number(value) > 0, "must be the number of a line"),
		optional: true,
	},
};
const sourceFields: Fields = {
	document: { check: text },
	part: { check: text },
	asOf: { check: day },
	checked: { check: flag, optional: true },
	rows: {
		check: (value) => (Array.isArray(value) && value.length > 0 ? undefined : "must be a list with something in it"),
	},
};

function oneOfTrue(): Check {
	return saying((value) => value === true, "must be true, or left out");
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const faultsIn = (value: unknown, fields: Fields, at: string): RegisterFault[] => {
	if (!isObject(value)) return [{ at, message: "must be an object" }];
	return [
		...Object.entries(fields).flatMap(([name, { check, optional }]): RegisterFault[] => {
			if (value[name] === undefined) return optional ? [] : [{ at: `${at}/${name}`, message: "is missing" }];
			const message = check(value[name]);
			return message === undefined ? [] : [{ at: `${at}/${name}`, message }];
		}),
		...Object.keys(value)
			.filter((name) => !Object.hasOwn(fields, name))
			.map((name) => ({ at: `${at}/${name}`, message: "is not known here" })),
	];
};

const each = (value: unknown, at: string, faults: (one: unknown, at: string) => RegisterFault[]): RegisterFault[] =>
	value === undefined
		? []
		: Array.isArray(value)
			? value.flatMap((one, n) => faults(one, `${at}/${n}`))
			: [{ at, message: "must be a list" }];

const faultsOfInstrument = (value: unknown, at: string): RegisterFault[] => {
	const faults = faultsIn(value, instrumentFields, at);
	if (!isObject(value)) return faults;
	const { among, kind } = value;
	const inAmong = among === undefined ? [] : faultsIn(among, amongFields, `${at}/among`);
	const two = isObject(among) && Array.isArray(among.countries) && new Set(among.countries).size === 2;
	const bilateral = kind === "bilateral treaty" && !two;
	return [
		...faults,
		...inAmong,
		...(bilateral ? [{ at: `${at}/among`, message: "must name the two States of a bilateral treaty" }] : []),
	];
};

const faultsOfSource = (value: unknown, at: string): RegisterFault[] => [
	...faultsIn(value, sourceFields, at),
	...(isObject(value) ? each(value.rows, `${at}/rows`, (row, where) => faultsIn(row, rowFields, where)) : []),
];

/** Reads the file of an operator: all of it, or everything that is wrong with it. A row without a source and its day is none. */
export const readOwnRegister = (value: unknown): OwnRegister | { faults: RegisterFault[] } => {
	if (!isObject(value)) return { faults: [{ at: "", message: "must be an object" }] };
	const { format, instruments: own = [], sources = [], ...more } = value;
	const faults = [
		...(format === 1 ? [] : [{ at: "/format", message: "must be 1" }]),
		...Object.keys(more).map((name) => ({ at: `/${name}`, message: "is not known here" })),
		...each(own, "/instruments", faultsOfInstrument),
		...each(sources, "/sources", faultsOfSource),
	];
	if (faults.length > 0) return { faults };
	const read = { instruments: own as Instrument[], sources: sources as Source[] };
	const unknown = faultsBetween(read);
	return unknown.length > 0 ? { faults: unknown } : read;
};

/** Ids are of one instrument each, and rows are of an instrument that somebody knows. */
const faultsBetween = ({ instruments: own, sources }: OwnRegister): RegisterFault[] => {
	const built: readonly Instrument[] = [...instruments, ...regionalInstruments];
	const known = new Set([...built, ...own].map((one) => one.id));
	const twice = own.flatMap((one, n) =>
		built.some((other) => other.id === one.id) || own.findIndex((other) => other.id === one.id) < n
			? [{ at: `/instruments/${n}/id`, message: `${one.id} is there already: write rows on it instead` }]
			: [],
	);
	const lost = sources.flatMap((source, s) =>
		source.rows.flatMap((row: Row, n) =>
			known.has(row.instrument)
				? []
				: [{ at: `/sources/${s}/rows/${n}/instrument`, message: `${row.instrument} is no instrument that is known` }],
		),
	);
	const needless = own.flatMap((one, n) =>
		one.needs === undefined || known.has(one.needs)
			? []
			: [{ at: `/instruments/${n}/needs`, message: `${one.needs} is no instrument that is known` }],
	);
	return [...twice, ...needless, ...lost];
};
