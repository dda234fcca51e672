import type { Instrument } from "./instrument.ts";

/** What one source says of one State and one instrument. A row with no year and no `says` records that the source has no entry. */
export type Row = {
	/** ISO 3166-1, two letters. */
	country: string;
	instrument: string;
	/** Year of signature. */
	signed?: number;
	/** Year, or day, of the deposit that binds. */
	bound?: number | string;
	how?: "ratification" | "acceptance" | "approval" | "accession" | "succession";
	/** What running text says, without a year. */
	says?: "party" | "not-party";
	/** The source does not say whose row this is; it was placed by order. */
	inferred?: boolean;
	/** Line of the source. */
	line?: number;
};

export type Source = {
	document: string;
	part: string;
	/** Day up to which the source knows. */
	asOf: string;
	rows: readonly Row[];
	/** Nobody has held its rows against the source yet. */
	checked?: boolean;
};

/**
 * Whether a State is bound on a day. `unknown` is never "no": the source may be old, may have the year alone, or may have no entry.
 * `not-bound` is said only where a source says so, or for days before the deposit.
 */
export type Status = {
	status: "bound" | "not-bound" | "unknown";
	/** Why, for a person. */
	because: string;
	/** Where it says so: document, part and line. */
	source?: string;
	asOf?: string;
	/** As the source has it: a year, or a day. */
	since?: string;
	inferred?: true;
	/** Nobody has held the entry against its source yet. */
	unchecked?: true;
};

/** Two sources, or two places of one, that cannot both be right. */
export type Finding = { country: string; instrument: string; says: string[] };

export type Register = {
	instruments: readonly Instrument[];
	statusOf: (instrument: string, country: string, day: string) => Status;
	findings: readonly Finding[];
};

type Placed = Row & { source: Source };

/** What holds of one State and one instrument, for any day. */
type Entry = (day: string) => Status;

/** A register of what these sources say. The source that knows up to the latest day wins; what contradicts it is a finding. */
export const registerOf = (instruments: readonly Instrument[], sources: readonly Source[]): Register => {
	const newestFirst = sources.toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1));
	const rows = Map.groupBy(
		newestFirst.flatMap((source) => source.rows.map((row): Placed => ({ ...row, source }))),
		({ instrument, country }) => `${instrument} ${country}`,
	);
	const byId = new Map(instruments.map((one) => [one.id, one]));
	const entries = new Map<string, Entry>();
	for (const [key, all] of rows) {
		const instrument = byId.get(all[0]?.instrument ?? "");
		if (instrument) entries.set(key, entryOf(all, instrument));
	}
	const statusOf = (id: string, country: string, day: string): Status => {
		const instrument = byId.get(id);
		if (!instrument) return unknownInstrument;
		const { among } = instrument;
		if (among && !among.countries.includes(country)) return notAmong(instrument, among);
		const own = entries.get(`${id} ${country}`)?.(day) ?? (among ? memberOf(instrument, among) : unknownState);
		if (own.status !== "bound" || !instrument.needs) return own;
		const parent = statusOf(instrument.needs, country, day);
		return parent.status === "bound"
			? own
			: { ...parent, because: `It needs ${byId.get(instrument.needs)?.name}: ${parent.because}` };
	};
	return { instruments, statusOf, findings: [...rows.values()].flatMap((all) => findingOf(all) ?? []) };
};

type Among = NonNullable<Instrument["among"]>;
const unchecked = (checked: boolean | undefined): Pick<Status, "unchecked"> =>
	checked === false ? { unchecked: true } : {};
/** A treaty is open to its members, and an arrangement is followed by them. */
const notAmong = ({ checked }: Instrument, { of, source, asOf }: Among): Status => ({
	status: "not-bound",
	because: `It is for the members of ${of} alone, and this State is none.`,
	source,
	asOf,
	...unchecked(checked),
});
const memberOf = ({ checked }: Instrument, { of, source, asOf }: Among): Status => ({
	status: "unknown",
	because: `It is a member of ${of}; whether it is bound, or follows it, is not known.`,
	source,
	asOf,
	...unchecked(checked),
});

const unknownInstrument: Status = { status: "unknown", because: "The register does not know the instrument." };
const unknownState: Status = { status: "unknown", because: "The register has nothing on this State." };

const sourceOf = ({ source, line, inferred }: Placed): Pick<Status, "source" | "asOf" | "inferred" | "unchecked"> => ({
	source: `${source.document}, ${source.part}${line === undefined ? "" : `, line ${line}`}`,
	asOf: source.asOf,
	...(inferred ? { inferred } : {}),
	...unchecked(source.checked),
});

const entryOf = (all: readonly Placed[], instrument: Instrument): Entry => {
	const deposit = all.find(({ bound }) => bound !== undefined);
	if (deposit) return entryOfDeposit(deposit, instrument);
	const said = all.find(({ says }) => says !== undefined);
	return said ? entryOfText(said) : entryOfSilence(all[0] as Placed);
};

const entryOfText = (said: Placed): Entry => {
	const known = sourceOf(said);
	const { asOf } = said.source;
	const party: Status = {
		status: "unknown",
		because: "A source says that it is a party, and not since when.",
		...known,
	};
	const no: Status = { status: "not-bound", because: "A source says that it is not a party.", ...known };
	const since = `It was not a party up to ${asOf}; what happened since is not known.`;
	const later: Status = { status: "unknown", because: since, ...known };
	return (day) => (said.says === "party" ? party : day <= asOf ? no : later);
};

const entryOfSilence = (row: Placed): Entry => {
	const because = row.signed
		? `It signed in ${row.signed}, which does not bind; the source has no deposit.`
		: "The source has no entry.";
	const status: Status = { status: "unknown", because, ...sourceOf(row) };
	return () => status;
};

const addDays = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const entryOfDeposit = (row: Placed, instrument: Instrument): Entry => {
	const since = String(row.bound);
	const wait = instrument.daysFromDeposit ?? 0;
	const start = (day: string) => {
		const binds = addDays(day, wait);
		return instrument.inForce && binds < instrument.inForce ? instrument.inForce : binds;
	};
	// With the year alone, the deposit was on one of its days.
	const [first, last] =
		since.length === 4 ? [start(`${since}-01-01`), start(`${since}-12-31`)] : [start(since), start(since)];
	const known = { ...sourceOf(row), since };
	const before: Status = { status: "not-bound", because: `It is bound since ${since}, later than that day.`, ...known };
	const between: Status = {
		status: "unknown",
		because: `The source has the year ${since} alone; on that day it may or may not have been bound.`,
		...known,
	};
	const bound: Status = { status: "bound", because: `It is bound since ${since} (${row.how ?? "deposit"}).`, ...known };
	return (day) => (day < first ? before : day < last ? between : bound);
};

const findingOf = (all: readonly Placed[]): Finding | undefined => {
	const claims = all.filter(({ bound, says }) => bound !== undefined || says !== undefined);
	const party = all.some(({ bound, says }) => bound !== undefined || says === "party");
	const not = all.some(({ says }) => says === "not-party");
	const silent = all.find((row) => row.bound === undefined && row.says === undefined && !row.inferred);
	const years = new Set(all.flatMap(({ bound }) => (bound === undefined ? [] : [String(bound).slice(0, 4)])));
	const [first] = all;
	// A table that lists every State and leaves this one blank contradicts a text that calls it a party.
	const blank = silent !== undefined && all.some(({ says }) => says === "party");
	if (!first || claims.length === 0 || !((party && not) || years.size > 1 || blank)) return undefined;
	return {
		country: first.country,
		instrument: first.instrument,
		says: all.map((row) => `${row.says ?? row.bound ?? "no entry"} (${sourceOf(row).source})`),
	};
};
