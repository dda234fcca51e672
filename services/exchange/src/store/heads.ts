import type { Pool, Tx } from "@seamark/db";
import type { Lane } from "@seamark/link";
import type { SignedHeads } from "../wire/message.ts";

type Db = Pick<Pool | Tx, "query">;
export type Head = SignedHeads & { position: number };

/** Between two heads that are kept there are no more frames than fit into one message. */
const apart = 100;

/** The end of the other side's log, as it signed it. Of ends that lie close to each other the last one is kept. */
export const saveHead = async (tx: Tx, hub: string, lane: Lane, head: Head): Promise<void> => {
	const { position, heads, signature } = head;
	await dropHeadsAfter(tx, hub, lane, position);
	await tx.query(
		`with before as (select position from peer_head where hub = $1 and lane = $2 and position < $3 order by position desc limit 2)
		delete from peer_head where hub = $1 and lane = $2 and position = (select max(position) from before)
			and $3 - (case (select count(*) from before) when 2 then (select min(position) from before) else 0 end) < $4`,
		[hub, lane, position, apart],
	);
	await tx.query(
		`insert into peer_head (hub, lane, position, heads, signature) values ($1, $2, $3, $4, $5)
		on conflict (hub, lane, position) do update set heads = excluded.heads, signature = excluded.signature`,
		[hub, lane, position, heads, signature],
	);
};

export const dropHeadsAfter = async (tx: Tx, hub: string, lane: Lane, position: number): Promise<void> => {
	await tx.query("delete from peer_head where hub = $1 and lane = $2 and position > $3", [hub, lane, position]);
};

export const headsAfter = async (db: Db, hub: string, lane: Lane, position: number, most: number): Promise<Head[]> =>
	(
		await db.query<Head>(
			`select position, heads, signature from peer_head where hub = $1 and lane = $2 and position > $3 order by position limit $4`,
			[hub, lane, position, most],
		)
	).rows;

export const headAt = async (db: Db, hub: string, lane: Lane, position: number): Promise<Head | undefined> =>
	(
		await db.query<Head>(
			"select position, heads, signature from peer_head where hub = $1 and lane = $2 and position = $3",
			[hub, lane, position],
		)
	).rows[0];
