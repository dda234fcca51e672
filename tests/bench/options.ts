import { parseArgs } from "node:util";

export type Options = {
	rounds: number;
	/** Measured seconds of each target in each round. */
	seconds: number;
	/** A smoke test of the bench itself: its figures mean nothing. */
	quick: boolean;
	/** Tokens bound by DPoP, with a fresh proof for every request. */
	bound: boolean;
	/** Folder for CPU profiles of the hub's process (drain: the consumer's), one per phase; it slows what is measured. */
	profile: string | undefined;
	/** Size of the population of `match`. */
	names: number;
	/** Alerts that `search` looks through. */
	alerts: number;
	/** Persons of cases that `search` looks through, ten in a case. */
	persons: number;
	/** A CSV of pairs of names that `names` measures instead of made-up ones. */
	set: string | undefined;
	/** Where progress goes; the JSON line alone goes to standard output. */
	say: (line: string) => void;
};

export const usage = `npm run bench -- NAME [options]

  latency   an alert from POST to its arrival at 200 readers, at 500 and 2,000 alerts a second
  ingest    acknowledged alerts a second over 64 connections, and their latency
  fanout    one alert to 10,000 readers in 20 regions, and readers that do not read
  flood     how long one agency waits while another floods the hub
  drain     100,000 events behind, over gRPC and over Kafka; idle CPU with Kafka
  policy    decisions a second, pure and as row-level security
  auth      token checks a second, new and seen before, DPoP included
  sync      100,000 alerts read from the start, then asked again when nothing is new, and searched
  search    words, beginnings of words and names by their sound among many alerts, and cases by words, beginnings and what
            their persons are, each beside a page of its list
  start     cold start to ready, memory and CPU of the idle hub
  classify  assessments of persons a second on one core
  import    rows a second of a CTDC and an HTCDS file, against COPY of the same bytes
  stats     the yearly return over a million persons
  files     1 GB sealed and stored, and read again: speed, and memory meanwhile
  letters   letters of ten pages in three scripts as PDF: time of each, and memory over 500
  mla       requests for assistance filed and registered on both sides, against their signatures; the register
  patterns  all patterns of laundered money over five million transfers, against one pass over them
  hits      look-ups a second between units, against the bare POPRF
  ledger    postings a second of the books, against bare inserts of the same rows
  exchange  alerts to another hub: bytes and time over 64 kbit/s with and without loss, over loopback beside ingest, and when nothing is new
  console   bytes, requests and time of the officers' first view and of an acknowledgement at 64 kbit/s and unlimited
  load      transfers taken in a second by asset tracing, against COPY of the same bytes
  trace     where money can have gone among five million transfers, beside SQL and DuckDB, and every method over it
  owners    who owns a company among a million holdings, against one pass over them
  names     how well scores tell persons apart, and what the keys find of them
  match     candidates for a name written otherwise among a million sealed ones

  --rounds N     rounds in which product and references are measured in turn (5)
  --seconds N    seconds of each measurement (5)
  --bound        tokens bound by DPoP instead of bearer tokens
  --profile DIR  CPU profiles of the hub's process (drain: the consumer's), for the browser's developer tools
  --names N      size of the population of match (1000000)
  --alerts N     alerts that search looks through (100000)
  --persons N    persons of cases that search looks through (100000)
  --set FILE     CSV with name1, name2 and is_match that names measures
  --quick        a smoke test of a few seconds; its figures mean nothing

A table shows the progress; the last line is one JSON object with medians, spread and ratios.`;

/** Throws a TypeError that says which option is wrong. */
export const readOptions = (args: string[]): { name: string | undefined; options: Options } => {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			rounds: { type: "string" },
			seconds: { type: "string" },
			names: { type: "string" },
			alerts: { type: "string" },
			persons: { type: "string" },
			set: { type: "string" },
			quick: { type: "boolean", default: false },
			bound: { type: "boolean", default: false },
			profile: { type: "string" },
			help: { type: "boolean", short: "h" },
		},
	});
	const number = (
		name: "rounds" | "seconds" | "names" | "alerts" | "persons",
		otherwise: number,
		most: number,
	): number => {
		const given = values[name];
		if (given === undefined) return otherwise;
		const value = Number(given);
		if (!Number.isInteger(value) || value < 1 || value > most)
			throw new TypeError(`--${name} must be a whole number from 1 to ${most}`);
		return value;
	};
	return {
		name: values.help ? undefined : positionals[0],
		options: {
			rounds: number("rounds", values.quick ? 1 : 5, 50),
			seconds: number("seconds", values.quick ? 1 : 5, 60),
			names: number("names", values.quick ? 4_000 : 1_000_000, 10_000_000),
			alerts: number("alerts", values.quick ? 500 : 100_000, 10_000_000),
			persons: number("persons", values.quick ? 2_000 : 100_000, 10_000_000),
			quick: values.quick,
			bound: values.bound,
			profile: values.profile,
			set: values.set,
			say: (line) => void process.stderr.write(`${line}\n`),
		},
	};
};
