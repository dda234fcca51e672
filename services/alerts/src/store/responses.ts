import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";

/** What readers answer: acknowledgements and feedback. */

export const insertAcknowledgement: Statement = {
	name: "acknowledgement.insert",
	sql: `insert into acknowledgement (alert_id, version, post, agency, officer, recall, acknowledged_at)
		select alert_id, version, post, agency, officer, recall, acknowledged_at
		from jsonb_to_recordset($1::jsonb) as r(alert_id uuid, version int, post uuid, agency uuid, officer uuid, recall boolean, acknowledged_at timestamptz)
		on conflict do nothing`,
	conflict: "CONFLICT",
};

export const insertFeedback: Statement = {
	name: "feedback.insert",
	sql: `insert into feedback (id, alert_id, version, post, agency, officer, use, note, given_at)
		select id, alert_id, version, post, agency, officer, use, note, given_at
		from jsonb_to_recordset($1::jsonb) as r(id uuid, alert_id uuid, version int, post uuid, agency uuid, officer uuid, use text, note text, given_at timestamptz)`,
	conflict: "CONFLICT",
};

export type Acknowledgement = {
	agency: string;
	post: string;
	version: number;
	recall: boolean;
	acknowledgedAt: string;
};

/** Acknowledgements that the principal of this transaction may see: all of its own alerts, its own of others'. */
export const listAcknowledgements = async (tx: Tx, alertId: string, post?: string): Promise<Acknowledgement[]> => {
	const { rows } = await tx.query<{
		agency: string;
		post: string;
		version: number;
		recall: boolean;
		acknowledged_at: Date;
	}>(
		`select agency, post, version, recall, acknowledged_at from acknowledgement
		where alert_id = $1 and ($2::uuid is null or post = $2) order by acknowledged_at, post`,
		[alertId, post ?? null],
	);
	return rows.map(({ acknowledged_at, ...row }) => ({ ...row, acknowledgedAt: acknowledged_at.toISOString() }));
};

/** Whether the principal of this transaction may do this to that version of the alert. */
export const isVersionForCaller = async (tx: Tx, alertId: string, version: number): Promise<boolean> => {
	const { rows } = await tx.query<{ there: boolean }>(
		"select exists (select from alert_version where alert_id = $1 and version = $2) as there",
		[alertId, version],
	);
	return rows[0]?.there === true;
};

export type Feedback = {
	id: string;
	agency: string;
	post: string;
	version: number;
	use: string;
	note: string | null;
	givenAt: string;
};

export const listFeedback = async (tx: Tx, alertId: string): Promise<Feedback[]> => {
	const { rows } = await tx.query<{
		id: string;
		agency: string;
		post: string;
		version: number;
		use: string;
		note: string | null;
		given_at: Date;
	}>("select id, agency, post, version, use, note, given_at from feedback where alert_id = $1 order by given_at, id", [
		alertId,
	]);
	return rows.map(({ given_at, ...row }) => ({ ...row, givenAt: given_at.toISOString() }));
};
