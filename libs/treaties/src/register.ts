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
};

/** Two sources, or two places of one, that cannot both be right. */
export type Finding = { country: string; instrument: string; says: string[] };

export type Register = {
	instruments: readonly Instrument[];
	statusOf: (instrument: string, country: string, day: string) => Status;
	findings: readonly Finding[];
};

type Placed = Row & { source: Source };

/** A register of what these sources say. The source that knows up to the latest day wins; what contradicts it is a finding. */
export const registerOf = (instruments: readonly Instrument[], sources: readonly Source[]): Register => {
	const rows = new Map<string, Placed[]>();
	for (const source of sources)
		for (const row of source.rows) {
			const key = `${row.instrument} ${row.country}`;
			rows.set(key, [...(rows.get(key) ?? []), { ...row, source }]);
		}
	const byId = new Map(instruments.map((one) => [one.id, one]));
	const rowsOf = (instrument: string, country: string) =>
		(rows.get(`${instrument} ${country}`) ?? []).toSorted((a, b) => (a.source.asOf < b.source.asOf ? 1 : -1));
	const statusOf = (id: string, country: string, day: string): Status => {
		const instrument = byId.get(id);
		if (!instrument) return { status: "unknown", because: "The register does not know the instrument." };
		const own = statusOfRows(rowsOf(id, country), instrument, day);
		if (own.status !== "bound" || !instrument.needs) return own;
		const parent = statusOf(instrument.needs, country, day);
		return parent.status === "bound"
			? own
			: { ...parent, because: `It needs ${byId.get(instrument.needs)?.name}: ${parent.because}` };
	};
	const findings = [...rows.values()].flatMap((all) => findingOf(all) ?? []);
	return { instruments, statusOf, findings };
};

const sourceOf = ({ source, line, inferred }: Placed): Pick<Status, "source" | "asOf" | "inferred"> => ({
	source: `${source.document}, ${source.part}${line === undefined ? "" : `, line ${line}`}`,
	asOf: source.asOf,
	...(inferred ? { inferred } : {}),
});

const statusOfRows = (all: readonly Placed[], instrument: Instrument, day: string): Status => {
	const deposit = all.find(({ bound }) => bound !== undefined);
	if (deposit) return statusOfDeposit(deposit, instrument, day);
	const said = all.find(({ says }) => says !== undefined);
	if (said?.says === "party")
		return { status: "unknown", because: "A source says that it is a party, and not since when.", ...sourceOf(said) };
	if (said && day <= said.source.asOf)
		return { status: "not-bound", because: "A source says that it is not a party.", ...sourceOf(said) };
	if (said)
		return {
			status: "unknown",
			because: `It was not a party up to ${said.source.asOf}; what happened since is not known.`,
			...sourceOf(said),
		};
	const [first] = all;
	if (!first) return { status: "unknown", because: "The register has nothing on this State." };
	return {
		status: "unknown",
		because: first.signed
			? `It signed in ${first.signed}, which does not bind; the source has no deposit.`
			: "The source has no entry.",
		...sourceOf(first),
	};
};

const addDays = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const statusOfDeposit = (row: Placed, instrument: Instrument, day: string): Status => {
	const since = String(row.bound);
	const wait = instrument.daysFromDeposit ?? 0;
	// With the year alone, the deposit was on one of its days.
	const [earliest, latest] = since.length === 4 ? [`${since}-01-01`, `${since}-12-31`] : [since, since];
	const starts = [addDays(earliest, wait), addDays(latest, wait)].map((one) =>
		instrument.inForce && one < instrument.inForce ? instrument.inForce : one,
	);
	const known = { ...sourceOf(row), since };
	const [first = "", last = ""] = starts;
	if (day < first)
		return { status: "not-bound", because: `It is bound since ${since}, later than that day.`, ...known };
	if (day < last)
		return {
			status: "unknown",
			because: `The source has the year ${since} alone; on that day it may or may not have been bound.`,
			...known,
		};
	return { status: "bound", because: `It is bound since ${since} (${row.how ?? "deposit"}).`, ...known };
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
