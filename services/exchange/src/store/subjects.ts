import type { Pool, Tx } from "@seamark/db";
import type { SubjectState } from "@seamark/link";

type Db = Pick<Pool | Tx, "query">;

/** The answer of the other hub to a recall or a narrowing, as it signed it. */
export type Answer = { is: "erased"; upTo: number; at: number; text: string; signature: string };

/** What a hub was told of a record of this one. */
export type Sent = {
	subject: string;
	originator: string;
	version: number;
	state: SubjectState["as"];
	digest: string;
	audience: string[];
	shownVersion: number;
	withdrawnAt: Date | null;
	answer: Answer | null;
	older: string | null;
};

const sentColumns = `subject, originator, version, state, digest, audience, shown_version as "shownVersion",
	withdrawn_at as "withdrawnAt", answer, older`;

export const findSent = async (db: Db, hub: string, subjects: readonly string[]): Promise<Map<string, Sent>> => {
	const { rows } = await db.query<Sent>(
		`select ${sentColumns} from sent where hub = $1 and subject = any ($2::uuid[])`,
		[hub, subjects],
	);
	return new Map(rows.map((row) => [row.subject, row]));
};

/** Every hub that was told of the record, where this agency wrote it. */
export const sentTo = async (
	db: Db,
	subject: string,
	originator: string,
): Promise<(Sent & { hub: string; contactAt: Date | null })[]> =>
	(
		await db.query<Sent & { hub: string; contactAt: Date | null }>(
			`select s.hub, l.contact_at as "contactAt", ${sentColumns.replace("version,", "s.version,")} from sent s join link l on l.hub = s.hub
			where s.subject = $1 and s.originator = $2 order by s.hub`,
			[subject, originator],
		)
	).rows;

export type SentRow = Omit<Sent, "withdrawnAt"> & { withdrawnAt: string | null };

/** Each of another subject. */
export const saveSent = async (tx: Tx, hub: string, rows: readonly SentRow[]): Promise<void> => {
	if (rows.length === 0) return;
	await tx.query(
		`insert into sent (hub, subject, originator, version, state, digest, audience, shown_version, withdrawn_at, answer, older)
		select $1, r.subject, r.originator, r.version, r.state, r.digest, array(select jsonb_array_elements_text(r.audience)::uuid),
			r."shownVersion", r."withdrawnAt", r.answer, r.older
		from jsonb_to_recordset($2::jsonb) as r(subject uuid, originator uuid, version integer, state text, digest text, audience jsonb,
			"shownVersion" integer, "withdrawnAt" timestamptz, answer jsonb, older text)
		on conflict (hub, subject) do update set version = excluded.version, state = excluded.state, digest = excluded.digest,
			audience = excluded.audience, shown_version = excluded.shown_version, withdrawn_at = excluded.withdrawn_at,
			answer = excluded.answer, older = excluded.older`,
		[hub, JSON.stringify(rows)],
	);
};

/** The first word holds: an answer that comes again, or for less, changes nothing. */
export const saveAnswer = async (tx: Tx, hub: string, subject: string, answer: Answer): Promise<void> => {
	await tx.query(
		`update sent set answer = $3 where hub = $1 and subject = $2
			and (answer is null or (answer ->> 'upTo')::integer < ($3::jsonb ->> 'upTo')::integer)`,
		[hub, subject, JSON.stringify(answer)],
	);
};

export const openReceipts = async (db: Db, hub: string): Promise<number> =>
	(
		await db.query<{ open: number }>(
			`select count(*) as open from sent where hub = $1 and state <> 'shown' and shown_version > 0
				and (answer is null or (answer ->> 'upTo')::integer < shown_version)`,
			[hub],
		)
	).rows[0]?.open ?? 0;

export const findHeld = async (
	db: Db,
	hub: string,
	subjects: readonly string[],
): Promise<Map<string, SubjectState>> => {
	const { rows } = await db.query<{ subject: string; version: number; state: SubjectState["as"]; digest: string }>(
		"select subject, version, state, digest from held where hub = $1 and subject = any ($2::uuid[])",
		[hub, subjects],
	);
	return new Map(rows.map(({ subject, version, state, digest }) => [subject, { version, as: state, digest }]));
};

export const saveHeld = async (tx: Tx, hub: string, held: ReadonlyMap<string, SubjectState>): Promise<void> => {
	if (held.size === 0) return;
	await tx.query(
		`insert into held (hub, subject, version, state, digest)
		select $1, r.subject, r.version, r.state, r.digest
		from jsonb_to_recordset($2::jsonb) as r(subject uuid, version integer, state text, digest text)
		on conflict (hub, subject) do update set version = excluded.version, state = excluded.state, digest = excluded.digest`,
		[
			hub,
			JSON.stringify([...held].map(([subject, { version, as, digest }]) => ({ subject, version, state: as, digest }))),
		],
	);
};
