import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";

export const awards = ["criminal-court", "civil-court", "administrative", "agreement"] as const;
export const beneficiaryKinds = ["person", "agency", "state"] as const;

export type StoredClaim = {
	id: string;
	file: string;
	rank: string;
	beneficiaryKind: (typeof beneficiaryKinds)[number];
	beneficiary: string | null;
	country: string;
	currency: string;
	amount: bigint;
	award: (typeof awards)[number];
	source: string;
	confirmedAt: string | null;
	version: number;
};

export const insertClaim: Statement = {
	name: "tracing_claim.insert",
	sql: `insert into tracing_claim (id, file, rank, beneficiary_kind, beneficiary, country, currency, amount, award, source, added_at, by_post,
			confirmed_at, confirmed_by_agency, version)
		select id, file, rank, kind, beneficiary, country, currency, amount, award, source, at, post, confirmed_at, agency, 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, file uuid, rank text, kind text, beneficiary uuid, country text, currency text,
			amount bigint, award text, source text, at timestamptz, post uuid, confirmed_at timestamptz, agency uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

export const setConfirmed: Statement = {
	name: "tracing_claim.set_confirmed",
	sql: `update tracing_claim c set confirmed_at = r.at, confirmed_by_agency = r.agency, version = c.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version integer, at timestamptz, agency uuid)
		where c.id = r.id and c.version = r.version and c.confirmed_at is null`,
	conflict: "VERSION_CONFLICT",
};

type Row = Omit<StoredClaim, "amount" | "beneficiaryKind" | "confirmedAt"> & {
	amount: string;
	beneficiary_kind: StoredClaim["beneficiaryKind"];
	confirmed_at: Date | null;
};
const columns =
	"id, file, rank, beneficiary_kind, beneficiary, country, currency, amount::text as amount, award, source, confirmed_at, version";
const fromRow = ({ amount, beneficiary_kind, confirmed_at, ...row }: Row): StoredClaim => ({
	...row,
	...{ amount: BigInt(amount), beneficiaryKind: beneficiary_kind, confirmedAt: confirmed_at?.toISOString() ?? null },
});

export const findClaims = async (tx: Tx, file: string, ids: readonly string[]): Promise<StoredClaim[]> => {
	if (ids.length === 0) return [];
	const { rows } = await tx.query<Row>({
		name: "tracing_claim.find",
		text: `select ${columns} from tracing_claim where file = $1 and id = any ($2::uuid[])`,
		values: [file, ids],
	});
	return rows.map(fromRow);
};

/** All claims of a file in one currency, in the order in which they came: equal fractions are rounded in favour of the earlier. */
export const claimsIn = async (tx: Tx, file: string, currency: string): Promise<StoredClaim[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_claim.of_currency",
		text: `select ${columns} from tracing_claim where file = $1 and currency = $2 order by id`,
		values: [file, currency],
	});
	return rows.map(fromRow);
};

/** Newest first, those that follow `after`. */
export const claimsAfter = async (
	tx: Tx,
	file: string,
	page: { after: string | undefined; limit: number },
): Promise<StoredClaim[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_claim.list",
		text: `select ${columns} from tracing_claim where file = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
		values: [file, page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};
