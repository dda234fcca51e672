import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Signed } from "@seamark/mla-thread";
import type { LetterKind } from "../letters/letter.ts";

/** A letter as one side has it. Times are RFC 3339. */
export type LetterRow = Signed & {
	id: string;
	agency: string;
	thread: string;
	kind: LetterKind;
	author: string;
	receiver: string;
	answers: string | null;
	hash: string;
	sentAt: string;
	knownAt: string;
};

const names = `id uuid, agency uuid, thread uuid, kind text, author uuid, receiver uuid, answers text, hash text, bytes text,
	signature text, "sentAt" timestamptz, "knownAt" timestamptz`;

/** The same letter again changes nothing. */
export const insertLetter: Statement = {
	name: "mla.insert-letter",
	sql: `insert into mla_letter (id, agency, thread, kind, author, receiver, answers, hash, bytes, signature, sent_at, known_at)
		select id, agency, thread, kind, author, receiver, answers, hash, bytes, signature, "sentAt", "knownAt"
		from jsonb_to_recordset($1::jsonb) as r(${names}) on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

type Stored = Omit<LetterRow, "sentAt" | "knownAt"> & { sentAt: Date; knownAt: Date };
const columns = `id, agency, thread, kind, author, receiver, answers, hash, bytes, signature, sent_at as "sentAt", known_at as "knownAt"`;
const fromRow = (row: Stored): LetterRow => ({
	...row,
	sentAt: row.sentAt.toISOString(),
	knownAt: row.knownAt.toISOString(),
});

export const findLetter = async (tx: Tx, id: string): Promise<LetterRow | undefined> => {
	const { rows } = await tx.query<Stored>({
		name: "mla.find-letter",
		text: `select ${columns} from mla_letter where id = $1`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

export const findLetterByHash = async (tx: Tx, hash: string): Promise<LetterRow | undefined> => {
	const { rows } = await tx.query<Stored>({
		name: "mla.find-letter-by-hash",
		text: `select ${columns} from mla_letter where hash = $1`,
		values: [hash],
	});
	return rows[0] && fromRow(rows[0]);
};

export const findLetterText = async (tx: Tx, hash: string): Promise<Signed | undefined> => {
	const found = await findLetterByHash(tx, hash);
	return found && found.bytes !== "" ? { bytes: found.bytes, signature: found.signature } : undefined;
};

export type LetterCriteria = { thread?: string | undefined; kind?: string | undefined };

/** Newest first, those that follow `after`. */
export const lettersAfter = async (
	tx: Tx,
	{ thread, kind }: LetterCriteria,
	page: { after: string | undefined; limit: number },
): Promise<LetterRow[]> => {
	const { rows } = await tx.query<Stored>({
		name: "mla.list-letters",
		text: `select ${columns} from mla_letter where ($1::uuid is null or id < $1) and ($2::uuid is null or thread = $2)
			and ($3::text is null or kind = $3) order by id desc limit $4`,
		values: [page.after ?? null, thread ?? null, kind ?? null, page.limit],
	});
	return rows.map(fromRow);
};
