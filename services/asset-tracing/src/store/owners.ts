import type { Tx } from "@seamark/db";
import type { Holding, Party } from "../loads/formats/owning.ts";

type PartyRow = { no: number; kind: Party["kind"]; holds: number; held: number };

/** Parties in their order, with how many statements there are of what they hold and who holds them. Those of loads that are not done count not. */
export const partiesAfter = async (
	tx: Tx,
	file: string,
	page: { after: number; limit: number },
): Promise<PartyRow[]> => {
	const { rows } = await tx.query<PartyRow>({
		name: "tracing_party.list",
		text: `select p.no, p.kind,
				(select count(*)::int from tracing_holding h where h.file = $1 and h.owner = p.no) as holds,
				(select count(*)::int from tracing_holding h where h.file = $1 and h.of = p.no) as held
			from tracing_party p join tracing_load l on l.id = p.load and l.status = 'done'
			where p.file = $1 and p.no > $2 order by p.no limit $3`,
		values: [file, page.after, page.limit],
	});
	return rows;
};

export const kindsOf = async (
	tx: Tx,
	file: string,
	numbers: readonly number[],
): Promise<Pick<PartyRow, "no" | "kind">[]> => {
	const { rows } = await tx.query<Pick<PartyRow, "no" | "kind">>({
		name: "tracing_party.kinds",
		text: "select no, kind from tracing_party where file = $1 and no = any ($2::int[])",
		values: [file, numbers],
	});
	return rows;
};

/** Sealed names as each load says them; undefined for a party that is not there. */
export const namesOfParty = async (tx: Tx, file: string, no: number): Promise<Buffer[] | undefined> => {
	const { rows } = await tx.query<{ sealed: Buffer | null }>({
		name: "tracing_party.names",
		text: `select n.sealed from tracing_party p left join tracing_party_name n on n.file = p.file and n.party = p.no
			where p.file = $1 and p.no = $2 order by n.load`,
		values: [file, no],
	});
	return rows.length === 0 ? undefined : rows.flatMap(({ sealed }) => (sealed ? [sealed] : []));
};

/** A holding as it is on a day. */
export type Current = Pick<Holding, "interest" | "indirect" | "least" | "most"> & { owner: number; of: number };

/** Of one question: more are too much. */
export const mostHoldings = 200_000;

/** All holdings above a company on a day: of each record the latest statement that was made by then. */
export const holdingsAbove = async (tx: Tx, file: string, of: number, on: string): Promise<Current[]> => {
	const { rows } = await tx.query<Current>({
		name: "tracing_holding.above",
		text: `with recursive above (company) as (
				select $2::int
				union
				select h.owner from above a join tracing_holding h on h.file = $1 and h.of = a.company
			), latest as (
				select distinct on (h.record) h.* from above a join tracing_holding h on h.file = $1 and h.of = a.company
				join tracing_load l on l.id = h.load and l.status = 'done'
				where h.said <= $3::date
				order by h.record, h.said desc, h.load desc, h.line desc
			)
			select owner, of, interest, indirect, least, most from latest
			where not ended and (holds_from is null or holds_from <= $3::date) and (holds_until is null or holds_until > $3::date)
			order by of, owner, interest limit $4`,
		values: [file, of, on, mostHoldings + 1],
	});
	return rows;
};
