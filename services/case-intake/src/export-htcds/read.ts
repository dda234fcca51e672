import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { Principal } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import type { HtcdsColumns } from "../htcds/columns.ts";
import { fromIdentity } from "../htcds/identity.ts";
import { type HtcdsRecord, writeHtcds } from "../htcds/map.ts";
import { readAs } from "../store/read.ts";

/** The persons of a case or of an import. */
export type Chosen = { case: string } | { import: string };

type Row = HtcdsColumns & { id: string; identity_id: string | null; fields: HtcdsRecord | null };

const rowsOfPage = 200;
/** Identities that are opened at once. */
const opening = 16;

const where = (chosen: Chosen): [string, string] =>
	"case" in chosen ? ["p.case_id = $1", chosen.case] : ["p.import_id = $1", chosen.import];

export const countChosen = async (tx: Tx, chosen: Chosen): Promise<number> => {
	const [condition, id] = where(chosen);
	const { rows } = await tx.query<{ count: number }>(
		`select count(*) from person p where ${condition} and p.merged_into is null`,
		[id],
	);
	return rows[0]?.count ?? 0;
};

/** One record for each person, page by page, with the identity that the vault has of them. */
export async function* readRecords(
	deps: Deps,
	{ who, actor, chosen }: { who: Principal; actor: Actor; chosen: Chosen },
): AsyncGenerator<HtcdsRecord> {
	const { context } = deps;
	const [condition, id] = where(chosen);
	for (let after: string | undefined = "00000000-0000-0000-0000-000000000000"; after !== undefined; ) {
		const from: string = after;
		const { rows } = await readAs(context.pool, who, context.now(), (tx) =>
			tx.query<Row>(
				`select p.id, p.identity_id, p.role, p.identification, p.sex, p.nationality, p.controls, p.purposes, r.fields
				from person p left join imported_record r on r.person_id = p.id
				where ${condition} and p.merged_into is null and p.id > $2 order by p.id limit $3`,
				[id, from, rowsOfPage],
			),
		);
		for (let at = 0; at < rows.length; at += opening)
			yield* await Promise.all(rows.slice(at, at + opening).map((row) => recordOf(deps, actor, row)));
		after = rows.length < rowsOfPage ? undefined : rows.at(-1)?.id;
	}
}

const recordOf = async ({ vault }: Deps, actor: Actor, row: Row): Promise<HtcdsRecord> => {
	const { role, identification, sex, nationality, controls, purposes } = row;
	const opened = row.identity_id === null ? undefined : await vault.open({ actor, identityId: row.identity_id });
	return writeHtcds({
		columns: { role, identification, sex, nationality, controls, purposes },
		identity: opened ? fromIdentity(opened.identity) : {},
		kept: row.fields ?? {},
	});
};
