import type { Tx } from "@seamark/db";
import type { Holding, Party } from "../loads/formats/owning.ts";

/** Numbers of the parties that are there, by their hash in hex. */
export const findParties = async (tx: Tx, file: string, blinds: readonly Buffer[]): Promise<Map<string, number>> => {
	const { rows } = await tx.query<{ no: number; blind: Buffer }>({
		name: "tracing_party.by_blind",
		text: "select no, blind from tracing_party where file = $1 and blind = any ($2::bytea[])",
		values: [file, blinds],
	});
	return new Map(rows.map(({ no, blind }) => [blind.toString("hex"), no]));
};

export const lastParty = async (tx: Tx, file: string): Promise<number> => {
	const { rows } = await tx.query<{ last: number }>({
		name: "tracing_party.last",
		text: "select coalesce(max(no), 0) as last from tracing_party where file = $1",
		values: [file],
	});
	return rows[0]?.last ?? 0;
};

type Of = { file: string; load: string };

export const addParties = async (
	tx: Tx,
	{ file, load }: Of,
	parties: readonly { no: number; blind: Buffer }[],
): Promise<void> => {
	if (parties.length === 0) return;
	await tx.query({
		name: "tracing_party.add",
		text: `insert into tracing_party (file, load, kind, no, blind)
			select $1, $2, 'unknown', r.* from unnest($3::int[], $4::bytea[]) as r`,
		values: [file, load, parties.map(({ no }) => no), parties.map(({ blind }) => blind)],
	});
};

/** What parties are called, as a load says it first. How many of them it had not said before. */
export const nameParties = async (
	tx: Tx,
	{ file, load }: Of,
	named: readonly { no: number; kind: Party["kind"]; sealed: Buffer }[],
): Promise<number> => {
	if (named.length === 0) return 0;
	const numbers = named.map(({ no }) => no);
	const { rowCount } = await tx.query({
		name: "tracing_party.name",
		text: `insert into tracing_party_name (file, load, party, sealed)
			select $1, $2, r.* from unnest($3::int[], $4::bytea[]) as r on conflict do nothing`,
		values: [file, load, numbers, named.map(({ sealed }) => sealed)],
	});
	await tx.query({
		name: "tracing_party.kind",
		text: `update tracing_party p set kind = r.kind from unnest($2::int[], $3::text[]) as r(no, kind)
			where p.file = $1 and p.no = r.no and p.kind = 'unknown' and r.kind <> 'unknown'`,
		values: [file, numbers, named.map(({ kind }) => kind)],
	});
	return rowCount ?? 0;
};

/** A holding whose parties have their numbers; its own numbers are keyed hashes. */
export type NumberedHolding = Omit<Holding, "ref" | "record" | "owner" | "of"> & {
	n: number;
	ref: Buffer;
	record: Buffer;
	owner: number;
	of: number;
};

const columns: readonly [string, string, (one: NumberedHolding) => unknown][] = [
	["line", "int", ({ n }) => n],
	["ref", "bytea", ({ ref }) => ref],
	["record", "bytea", ({ record }) => record],
	["owner", "int", ({ owner }) => owner],
	["of", "int", ({ of }) => of],
	["interest", "text", ({ interest }) => interest],
	["indirect", "boolean", ({ indirect }) => indirect],
	["least", "float8", ({ least }) => least],
	["most", "float8", ({ most }) => most],
	["holds_from", "date", ({ from }) => from ?? null],
	["holds_until", "date", ({ until }) => until ?? null],
	["said", "date", ({ said }) => said],
	["ended", "boolean", ({ ended }) => ended],
];
const names = columns.map(([name]) => name).join(", ");
const given = `unnest(${columns.map(([, type], n) => `$${n + 2}::${type}[]`).join(", ")}) as s(${names})`;
const said = columns.slice(2).map(([name]) => name);
const other = `(${said.map((name) => `t.${name}`).join(", ")}) is distinct from (${said.map((name) => `s.${name}`).join(", ")})`;

/** Takes holdings in: those that are there with the same content change nothing. The lines of those with other content come back. */
export const addHoldings = async (
	tx: Tx,
	{ file, load }: Of,
	holdings: readonly NumberedHolding[],
): Promise<{ taken: number; refused: number[] }> => {
	if (holdings.length === 0) return { taken: 0, refused: [] };
	const values = columns.map(([, , of]) => holdings.map(of));
	const { rowCount } = await tx.query(
		`insert into tracing_holding (file, load, ${names})
			select $1, $${columns.length + 2}, ${names} from ${given} on conflict do nothing`,
		[file, ...values, load],
	);
	const { rows } = await tx.query<{ line: number }>(
		`select s.line from ${given} join tracing_holding t on t.file = $1 and t.ref = s.ref where ${other} order by s.line`,
		[file, ...values],
	);
	return { taken: rowCount ?? 0, refused: rows.map(({ line }) => line) };
};
