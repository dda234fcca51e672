import type { Pool, Tx } from "@seamark/db";

/** Sealed, for an agency of another hub: it waits for terms that allow it. */
export const keepWaiting = async (tx: Tx, hub: string, receiver: string, body: Uint8Array): Promise<void> => {
	await tx.query("insert into parcel_waiting (hub, receiver, body) values ($1, $2, $3)", [
		hub,
		receiver,
		Buffer.from(body),
	]);
};

/** Agencies for which something waits. */
export const waitingFor = async (tx: Tx, hub: string): Promise<string[]> =>
	(await tx.query<{ receiver: string }>("select distinct receiver from parcel_waiting where hub = $1", [hub])).rows.map(
		({ receiver }) => receiver,
	);

/** In the order in which they came. */
export const takeWaiting = async (
	tx: Tx,
	hub: string,
	receivers: readonly string[],
): Promise<{ receiver: string; body: Buffer }[]> => {
	const { rows } = await tx.query<{ number: number; receiver: string; body: Buffer }>(
		"delete from parcel_waiting where hub = $1 and receiver = any ($2::uuid[]) returning number, receiver, body",
		[hub, receivers],
	);
	return rows.sort((a, b) => Number(a.number) - Number(b.number));
};

/** It was written under terms that have ended meanwhile: it waits again, and its frame goes without it. */
export const takeOut = async (tx: Tx, hub: string, position: number, receiver: string): Promise<void> => {
	await tx.query(
		`with taken as (update own_frame f set body = null from (select hub, lane, position, body from own_frame
				where hub = $1 and lane = 'normal' and position = $2 and body is not null for update) b
			where f.hub = b.hub and f.lane = b.lane and f.position = b.position returning b.body)
		insert into parcel_waiting (hub, receiver, body) select $1, $3, body from taken`,
		[hub, position, receiver],
	);
};

/** What another hub has had for so long needs not be told again after it was put back from a backup. */
export const forgetBodies = async (pool: Pool, before: string): Promise<void> => {
	await pool.query(
		`update own_frame f set body = null from lane l where f.lane = 'normal' and f.body is not null and f.written_at < $1
			and l.hub = f.hub and l.lane = f.lane and f.position <= (l.own ->> 'covered')::bigint`,
		[before],
	);
};
