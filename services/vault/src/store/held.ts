import { type Pool, queryWith } from "@seamark/db";
import { asAgency } from "./read-as.ts";

export const heldKinds = ["identity", "file"] as const;
export type HeldKind = (typeof heldKinds)[number];

const tables: Record<HeldKind, string> = { identity: "identity", file: "file_key" };

/** `sealedAt` is RFC 3339. */
export type Held = { id: string; caseId: string; sealedAt: string };

/** What an agency has in the vault and has not erased, in the order of its ids. */
export const listHeld = async (
	pool: Pool,
	agency: string,
	{ kind, after, limit }: { kind: HeldKind; after: string; limit: number },
): Promise<Held[]> => {
	const { rows } = await queryWith<{ id: string; case_id: string; sealed_at: Date }>(pool, asAgency(agency), {
		name: `held.${kind}`,
		text: `select id, case_id, sealed_at from ${tables[kind]}
			where agency = $1 and wrapped is not null and ($2 = '' or id > nullif($2, '')::uuid) order by id limit $3`,
		values: [agency, after, limit],
	});
	return rows.map((row) => ({ id: row.id, caseId: row.case_id, sealedAt: row.sealed_at.toISOString() }));
};
