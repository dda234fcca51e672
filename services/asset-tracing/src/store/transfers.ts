import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Tx } from "@seamark/db";
import { from as copyFrom } from "pg-copy-streams";
import type { Line } from "../loads/read-row.ts";
import type { Refusal } from "./loads.ts";

/** A line whose accounts have their numbers within the file. */
export type Staged = { n: number; line: Line; source: number | undefined; target: number | undefined };

/** One writer of a file at a time: the numbers of transfers and accounts follow one another. */
export const lockFile = (tx: Tx, file: string): Promise<unknown> =>
	tx.query({
		name: "tracing_file.lock",
		text: "select pg_advisory_xact_lock(hashtextextended('tracing_file ' || $1, 0))",
		values: [file],
	});

/** Nothing in these values needs to be escaped: references and codes have their shapes, the rest are numbers and times. */
const copyLine = ({ n, line, source, target }: Staged): string =>
	`${n}\t${line.ref}\t${line.kind}\t${source ?? "\\N"}\t${target ?? "\\N"}\t${line.amount}\t${line.currency}\t${line.fee ?? "\\N"}\t${
		line.received ?? "\\N"
	}\t${line.receivedCurrency ?? "\\N"}\t${line.at}\t${line.dayOnly}\t${line.reverses ?? "\\N"}\n`;

const copyIn = async (tx: Tx, lines: readonly Staged[]): Promise<void> => {
	const to = tx.query(
		copyFrom(
			"copy tracing_staged (line, ref, kind, source, target, amount, currency, fee, received, received_currency, at, day_only, reverses) from stdin",
		),
	);
	const pieces = function* () {
		for (let at = 0; at < lines.length; at += 2_000)
			yield Buffer.from(
				lines
					.slice(at, at + 2_000)
					.map(copyLine)
					.join(""),
			);
	};
	await pipeline(Readable.from(pieces()), to);
};

const different = `(t.kind, t.source, t.target, t.amount, t.currency, t.fee, t.received, t.received_currency, t.at, t.reverses) is distinct from
	(s.kind, s.source, s.target, s.amount, s.currency, s.fee, s.received, s.received_currency, s.at, s.reverses)`;

/** A reversal has to undo a whole transfer that is there, later and the other way round. */
const checkReversals = `update tracing_staged s set refused = case
		when o.ref is null then 'reverses a transfer that is not there: load that one first'
		when o.kind = 'opening' or o.reverses is not null then 'reverses what cannot be reversed: an opening balance, or a reversal'
		when (o.amount, o.currency) is distinct from (s.amount, s.currency) then
			'reverses a transfer of another amount: give a part that came back as a transfer of its own'
		when (o.source, o.target) is distinct from (s.target, s.source) then
			'reverses a transfer between other accounts: the money goes back the way it came'
		when o.at > s.at then 'is earlier than what it reverses'
	end
	from tracing_staged x
	left join lateral (
		select ref, kind, source, target, amount, currency, at, reverses from tracing_transfer where file = $1 and ref = x.reverses
		union all
		(select ref, kind, source, target, amount, currency, at, reverses from tracing_staged b
			where b.ref = x.reverses and b.line < x.line order by b.line limit 1)
		limit 1
	) o on true
	where x.line = s.line and s.reverses is not null`;

/**
 * The first line of a number, of a reversal and of an opening balance that is not there yet. Only what comes in gets a number: so these
 * follow one another without a gap, and the last one is how many there are.
 */
const insert = `insert into tracing_transfer (file, no, ref, kind, source, target, amount, currency, fee, received, received_currency, at,
		day_only, reverses, load, line)
	select $1, (select coalesce(max(no), 0) from tracing_transfer where file = $1) + row_number() over (order by line), ref, kind, source,
		target, amount, currency, fee, received, received_currency, at, day_only, reverses, $2, line
	from (
		select distinct on (f.once) f.*
		from (
			select distinct on (s.ref) s.*, case when s.kind = 'opening' then 'opening ' || s.target || ' ' || s.currency
				when s.reverses is not null then 'reverses ' || s.reverses else 'line ' || s.ref end as once
			from tracing_staged s where s.refused is null order by s.ref, s.line
		) as f
		where not exists (select from tracing_transfer t where t.file = $1 and t.ref = f.ref)
			and (f.reverses is null or not exists (select from tracing_transfer t where t.file = $1 and t.reverses = f.reverses))
			and (f.kind <> 'opening' or not exists (
				select from tracing_transfer t where t.file = $1 and t.kind = 'opening' and t.target = f.target and t.currency = f.currency))
		order by f.once, f.line
	) as fresh`;

/** What did not come in, and why: its number is taken by another content, it was reversed before, the account has an opening balance. */
const left = `select s.line, s.refused, t.ref is not null as known, t.load as other_load, t.line as other_line,
		s.reverses is not null as reversal, s.kind
	from tracing_staged s left join tracing_transfer t on t.file = $1 and t.ref = s.ref
	where s.refused is not null or t.ref is null or ${different}`;

type Left = {
	line: number;
	refused: string | null;
	known: boolean;
	other_load: string | null;
	other_line: number | null;
	reversal: boolean;
	kind: string;
};

const reasonOf = (row: Left, load: string): string => {
	if (row.refused !== null) return row.refused;
	if (row.known)
		return `has the number of a transfer with other content: line ${row.other_line} of ${
			row.other_load === load ? "this file" : `load ${row.other_load}`
		}`;
	return row.reversal
		? "reverses a transfer that is reversed already"
		: "is a second opening balance of the account in this currency";
};

/** Takes lines in. Those that are there with the same content change nothing. The file is locked by the caller. */
export const addTransfers = async (
	tx: Tx,
	{ file, load }: { file: string; load: string },
	lines: readonly Staged[],
	{
		columns,
		laterOpenings,
	}: { columns: { id: string; reverses: string; kind: string }; laterOpenings: "refused" | "known" },
): Promise<{ taken: number; known: number; refusals: Refusal[] }> => {
	if (lines.length === 0) return { taken: 0, known: 0, refusals: [] };
	await copyIn(tx, lines);
	if (lines.some(({ line }) => line.reverses !== undefined)) await tx.query(checkReversals, [file]);
	const { rowCount } = await tx.query(insert, [file, load]);
	const { rows } = await tx.query<Left>(left, [file]);
	await tx.query("delete from tracing_staged");
	const taken = rowCount ?? 0;
	// The opening balance of a later statement is the closing one of an earlier: it brings nothing.
	const isLater = (row: Left) =>
		laterOpenings === "known" && row.kind === "opening" && !row.known && row.refused === null;
	const refusals = rows
		.filter((row) => !isLater(row))
		.map((row) => ({
			line: row.line,
			column: row.refused !== null || !row.known ? (row.reversal ? columns.reverses : columns.kind) : columns.id,
			reason: reasonOf(row, load),
		}));
	return { taken, known: lines.length - taken - refusals.length, refusals };
};
