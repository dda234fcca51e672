import { databaseError, type Tx } from "@seamark/db";
import type { Line } from "../loads/read-row.ts";

/** A line whose accounts have their numbers within the file. */
export type Staged = { n: number; line: Line; source: number | undefined; target: number | undefined };

/** A transfer that is in the file. */
export type There = {
	ref: string;
	kind: Line["kind"];
	source: number | null;
	target: number | null;
	amount: number;
	currency: string;
	fee: number | null;
	received: number | null;
	receivedCurrency: string | null;
	at: string;
	reverses: string | null;
	load: string;
	line: number;
};

/** What is in the file already, of what these lines name. */
export type Met = {
	/** Transfers by their numbers. */
	byRef: Map<string, There>;
	/** Numbers of transfers that are reversed. */
	reversed: Set<string>;
	/** Accounts and currencies that have an opening balance: see `openingOf`. */
	openings: Set<string>;
};

export const openingOf = (account: number | null, currency: string): string => `${account} ${currency}`;

/** One writer of a file at a time: the numbers of transfers and accounts follow one another. */
export const lockFile = (tx: Tx, file: string): Promise<unknown> =>
	tx.query({
		name: "tracing_file.lock",
		text: "select pg_advisory_xact_lock(hashtextextended('tracing_file ' || $1, 0))",
		values: [file],
	});

const lastTransfer = async (tx: Tx, file: string): Promise<number> => {
	const { rows } = await tx.query<{ no: number }>({
		name: "tracing_transfer.last",
		text: "select no from tracing_transfer where file = $1 order by no desc limit 1",
		values: [file],
	});
	return rows[0]?.no ?? 0;
};

/**
 * An array as PostgreSQL reads it. Nothing in these values needs to be escaped: references, codes and times have their shapes. One that is
 * empty stands for one of nulls.
 */
const texts = (all: readonly (string | undefined)[]): string =>
	all.every((one) => one === undefined)
		? "{}"
		: `{${all.map((one) => (one === undefined ? "NULL" : `"${one}"`)).join(",")}}`;
const numbers = (all: readonly (number | undefined)[]): string =>
	all.every((one) => one === undefined) ? "{}" : `{${all.map((one) => one ?? "NULL").join(",")}}`;

/**
 * Puts lines in, under numbers that follow one another. Row-level security lets no COPY write to this table, so each column comes as one
 * array.
 */
const putIn = (tx: Tx, { file, load, last }: { file: string; load: string; last: number }, of: readonly Staged[]) =>
	tx.query({
		name: "tracing_transfer.put",
		text: `insert into tracing_transfer (file, no, ref, kind, source, target, amount, currency, fee, received, received_currency, at,
				day_only, reverses, load, line)
			select $1, $3 + r.o, r.ref, r.kind, r.source, r.target, r.amount, r.currency, r.fee, r.received, r.received_currency, r.at,
				r.day_only, r.reverses, $2, r.line
			from unnest($4::int[], $5::text[], $6::text[], $7::int[], $8::int[], $9::bigint[], $10::text[], $11::bigint[], $12::bigint[],
				$13::text[], $14::timestamptz[], $15::boolean[], $16::text[]) with ordinality
			as r(line, ref, kind, source, target, amount, currency, fee, received, received_currency, at, day_only, reverses, o)`,
		values: [
			...[file, load, last, numbers(of.map(({ n }) => n)), texts(of.map(({ line }) => line.ref))],
			...[texts(of.map(({ line }) => line.kind)), numbers(of.map(({ source }) => source))],
			...[numbers(of.map(({ target }) => target)), numbers(of.map(({ line }) => line.amount))],
			...[texts(of.map(({ line }) => line.currency)), numbers(of.map(({ line }) => line.fee))],
			...[numbers(of.map(({ line }) => line.received)), texts(of.map(({ line }) => line.receivedCurrency))],
			...[texts(of.map(({ line }) => line.at)), `{${of.map(({ line }) => line.dayOnly).join(",")}}`],
			texts(of.map(({ line }) => line.reverses)),
		],
	});

/** The file is locked by the caller, and its writer named in the settings of the transaction. */
export const addTransfers = async (
	tx: Tx,
	{ file, load }: { file: string; load: string },
	lines: readonly Staged[],
): Promise<void> => {
	if (lines.length === 0) return;
	await putIn(tx, { file, load, last: await lastTransfer(tx, file) }, lines);
};

/** Puts in lines that are likely all new. False, and nothing is changed, where one of them is there already. */
export const addIfNew = async (
	tx: Tx,
	of: { file: string; load: string },
	lines: readonly Staged[],
): Promise<boolean> => {
	await tx.query("savepoint lines");
	try {
		await addTransfers(tx, of, lines);
	} catch (error) {
		if (databaseError(error)?.code !== "23505") throw error;
		await tx.query("rollback to savepoint lines");
		return false;
	}
	await tx.query("release savepoint lines");
	return true;
};

type Row = Omit<There, "receivedCurrency" | "at"> & { received_currency: string | null; at: Date };

/**
 * What is there of what these lines name. Each is looked up by the index on its own: no plan that the statistics of a growing table could
 * mislead.
 */
export const findMet = async (tx: Tx, file: string, lines: readonly Staged[]): Promise<Met> => {
	const reverses = lines.flatMap(({ line }) => line.reverses ?? []);
	const refs = [...new Set([...lines.map(({ line }) => line.ref), ...reverses])];
	const { rows } = await tx.query<Row>({
		name: "tracing_transfer.met",
		text: `select t.* from unnest($2::text[]) as r(ref) cross join lateral (
				select ref, kind, source, target, amount, currency, fee, received, received_currency, at, reverses, load, line
				from tracing_transfer where file = $1 and ref = r.ref offset 0) as t`,
		values: [file, texts(refs)],
	});
	const reversed = await tx.query<{ reverses: string }>({
		name: "tracing_transfer.reversed",
		text: `select t.reverses from unnest($2::text[]) as r(ref) cross join lateral (
				select reverses from tracing_transfer where file = $1 and reverses = r.ref offset 0) as t`,
		values: [file, texts(reverses)],
	});
	const opening = lines.filter(({ line }) => line.kind === "opening");
	const opened = await tx.query<{ target: number; currency: string }>({
		name: "tracing_transfer.opened",
		text: `select t.* from unnest($2::int[], $3::text[]) as r(target, currency) cross join lateral (
				select target, currency from tracing_transfer
				where file = $1 and kind = 'opening' and target = r.target and currency = r.currency offset 0) as t`,
		values: [file, numbers(opening.map(({ target }) => target)), texts(opening.map(({ line }) => line.currency))],
	});
	return {
		byRef: new Map(
			rows.map(({ received_currency, at, ...row }) => [
				row.ref,
				{ ...row, receivedCurrency: received_currency, at: at.toISOString() },
			]),
		),
		reversed: new Set(reversed.rows.map((row) => row.reverses)),
		openings: new Set(opened.rows.map((row) => openingOf(row.target, row.currency))),
	};
};
