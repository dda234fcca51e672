import type { Pool, Tx } from "@seamark/db";

/** Times are milliseconds since the epoch. */
export type SessionRow = {
	id: string;
	officerId: string;
	handle: string;
	sealed: Uint8Array;
	postId: string | null;
	purpose: string | null;
	startedAt: number;
	usedAt: number;
};

const millis = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;
const at = (now: number) => new Date(now).toISOString();

export const readSession = async (pool: Pool, id: string): Promise<SessionRow | undefined> =>
	(
		await pool.query<SessionRow>({
			name: "console.session",
			text: `select id, officer_id as "officerId", handle, sealed, post_id as "postId", purpose,
				${millis("started_at", "startedAt")}, ${millis("used_at", "usedAt")} from console.session where id = $1`,
			values: [id],
		})
	).rows[0];

export const insertSession = (pool: Pool, o: Pick<SessionRow, "id" | "officerId" | "handle" | "sealed">, now: number) =>
	pool.query(
		"insert into console.session (id, officer_id, handle, sealed, started_at, used_at) values ($1, $2, $3, $4, $5, $5)",
		[o.id, o.officerId, o.handle, Buffer.from(o.sealed), at(now)],
	);

export const useSession = (pool: Pool, id: string, now: number) =>
	pool.query("update console.session set used_at = greatest(used_at, $2) where id = $1", [id, at(now)]);

export const chooseInSession = (pool: Pool, id: string, o: { post: string; purpose: string }) =>
	pool.query("update console.session set post_id = $2, purpose = $3 where id = $1", [id, o.post, o.purpose]);

export const deleteSession = (pool: Pool, id: string) => pool.query("delete from console.session where id = $1", [id]);

export const deleteSessionsOf = (tx: Tx, officerId: string) =>
	tx.query("delete from console.session where officer_id::text = $1", [officerId]);

export const deleteIdle = (pool: Pool, usedBefore: number) =>
	pool.query("delete from console.session where used_at < $1", [at(usedBefore)]);
