import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { WrappedKey } from "@seamark/sealing";
import type { MessageStep, StoredMessage } from "../messages/message.ts";

export const insertMessage: Statement = {
	name: "tracing_message.insert",
	sql: `insert into tracing_message (id, kind, sender, receiver, purpose, onward, feedback_by, lookup, sent_at, key_id, wrapped, version, parties)
		select id, kind, sender, receiver, purpose, onward, feedback_by, lookup, at, key_id, decode(wrapped, 'hex'), 1,
			array['sender:' || sender, 'receiver:' || receiver]
		from jsonb_to_recordset($1::jsonb) as r(id uuid, kind text, sender uuid, receiver uuid, purpose text, onward text,
			feedback_by timestamptz, lookup uuid, at timestamptz, key_id text, wrapped text)`,
	conflict: "CONFLICT",
	inserts: true,
};

export const insertMessageStep: Statement = {
	name: "tracing_message_step.insert",
	sql: `insert into tracing_message_step (message, n, kind, by_agency, by_post, at, sealed)
		select message, n, kind, agency, post, at, decode(sealed, 'hex') from jsonb_to_recordset($1::jsonb)
		as r(message uuid, n integer, kind text, agency uuid, post uuid, at timestamptz, sealed text)`,
	conflict: "CONFLICT",
	inserts: true,
};

export const countMessageStep: Statement = {
	name: "tracing_message.count_step",
	sql: `update tracing_message m set version = m.version + 1 from jsonb_to_recordset($1::jsonb) as r(id uuid, version integer)
		where m.id = r.id and m.version = r.version`,
	conflict: "VERSION_CONFLICT",
};

type Row = Omit<StoredMessage, "sentAt" | "feedbackBy" | "key" | "steps"> & {
	sent_at: Date;
	feedback_by: Date | null;
	key_id: string;
	wrapped: Buffer;
	steps: (Omit<MessageStep, "sealed"> & { sealed: string })[];
};
const read = `select m.id, m.kind, m.sender, m.receiver, m.purpose, m.onward, m.feedback_by, m.lookup, m.sent_at, m.key_id, m.wrapped, m.version, (
		select jsonb_agg(jsonb_build_object('n', s.n, 'kind', s.kind, 'by', s.by_agency, 'sealed', encode(s.sealed, 'hex'),
			'at', to_char(s.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.n)
		from tracing_message_step s where s.message = m.id
	) as steps from tracing_message m`;
const fromRow = ({ sent_at, feedback_by, key_id, wrapped, steps, ...row }: Row): StoredMessage => ({
	...row,
	...{ sentAt: sent_at.toISOString(), feedbackBy: feedback_by?.toISOString() ?? null },
	key: { keyId: key_id, wrapped } satisfies WrappedKey,
	steps: steps.map((step) => ({ ...step, sealed: Buffer.from(step.sealed, "hex") })),
});

export const findMessage = async (tx: Tx, id: string): Promise<StoredMessage | undefined> => {
	const { rows } = await tx.query<Row>({ name: "tracing_message.find", text: `${read} where m.id = $1`, values: [id] });
	return rows[0] && fromRow(rows[0]);
};

/** Newest first, those that follow `after`. */
export const messagesAfter = async (
	tx: Tx,
	page: { after: string | undefined; limit: number },
): Promise<StoredMessage[]> => {
	const { rows } = await tx.query<Row>({
		name: "tracing_message.list",
		text: `${read} where $1::uuid is null or m.id < $1 order by m.id desc limit $2`,
		values: [page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};
