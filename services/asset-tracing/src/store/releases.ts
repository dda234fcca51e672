import type { Tx } from "@seamark/db";
import type { Posting } from "@seamark/ledger";
import type { Statement } from "@seamark/log";

export type StoredRelease = {
	id: string;
	file: string;
	source: string;
	postings: Posting[];
	reverses: string | null;
	digest: string;
	state: "waiting" | "released";
	preparedAt: string;
	preparedByOfficer: string;
	answerBy: string;
	releasedByOfficer: string | null;
	transaction: string | null;
	/** The sharing out that it is a payment of. */
	distribution: string | null;
	version: number;
};

export const insertRelease: Statement = {
	name: "tracing_release.insert",
	sql: `insert into tracing_release (id, file, source, postings, reverses, digest, state, prepared_at, prepared_by_officer,
			prepared_by_post, answer_by, distribution, version)
		select id, file, source, postings, reverses, digest, 'waiting', at, officer, post, answer_by, distribution, 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, file uuid, source text, postings jsonb, reverses uuid, digest text,
			at timestamptz, officer uuid, post uuid, answer_by timestamptz, distribution uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

export const setReleased: Statement = {
	name: "tracing_release.set_released",
	sql: `update tracing_release l set state = 'released', released_at = r.at, released_by_officer = r.officer,
			transaction = r.transaction, version = l.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version integer, at timestamptz, officer uuid, transaction uuid)
		where l.id = r.id and l.version = r.version and l.state = 'waiting'`,
	conflict: "VERSION_CONFLICT",
};

export const releaseRow = (one: StoredRelease, post: string) => ({
	...{ id: one.id, file: one.file, source: one.source, reverses: one.reverses, digest: one.digest },
	postings: one.postings.map(({ amount, ...rest }) => ({ ...rest, amount: String(amount) })),
	...{ at: one.preparedAt, officer: one.preparedByOfficer, post, answer_by: one.answerBy },
	distribution: one.distribution,
});

type Row = {
	id: string;
	file: string;
	source: string;
	postings: { account: string; currency: string; amount: string }[];
	reverses: string | null;
	digest: string;
	state: StoredRelease["state"];
	prepared_at: Date;
	prepared_by_officer: string;
	answer_by: Date;
	released_by_officer: string | null;
	transaction: string | null;
	distribution: string | null;
	version: number;
};
const columns = `id, file, source, postings, reverses, digest, state, prepared_at, prepared_by_officer, answer_by, released_by_officer,
	transaction, distribution, version`;
const fromRow = (row: Row): StoredRelease => ({
	...{ id: row.id, file: row.file, source: row.source, reverses: row.reverses, digest: row.digest, state: row.state },
	postings: row.postings.map(({ amount, ...one }) => ({ ...one, amount: BigInt(amount) })),
	...{ preparedAt: row.prepared_at.toISOString(), preparedByOfficer: row.prepared_by_officer },
	...{ answerBy: row.answer_by.toISOString(), releasedByOfficer: row.released_by_officer },
	...{ transaction: row.transaction, distribution: row.distribution, version: row.version },
});

export const findRelease = async (tx: Tx, file: string, id: string): Promise<StoredRelease | undefined> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_release.find",
		text: `select ${columns} from tracing_release where file = $1 and id = $2`,
		values: [file, id],
	});
	return rows[0] && fromRow(rows[0]);
};

/** Newest first, those that follow `after`. */
export const releasesAfter = async (
	tx: Tx,
	file: string,
	page: { after: string | undefined; limit: number },
): Promise<StoredRelease[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_release.list",
		text: `select ${columns} from tracing_release where file = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
		values: [file, page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};
