import type { Pool, Tx } from "@seamark/db";
import {
	after,
	type Epoch,
	type Frame,
	type Lane,
	type Log,
	lanes,
	type OwnLog,
	type Place,
	startOf,
} from "@seamark/link";

type Db = Pick<Pool | Tx, "query">;

/** A log as its row holds it. */
export type Kept = { epochs: Epoch[]; end: Place };
export type KeptOwn = Kept & { keptFrom: number; covered: number };
export type LaneRow = { own: KeptOwn; peer: Kept | null };

export const newOwn = (epoch: Epoch): KeptOwn => ({ epochs: [epoch], end: startOf(epoch), keptFrom: 1, covered: 0 });

/** `lock`: nobody else writes into the link's logs until the transaction ends. */
export const readLanes = async (db: Db, hub: string, lock = false): Promise<Record<Lane, LaneRow>> => {
	const { rows } = await db.query<LaneRow & { lane: Lane }>(
		`select lane, own, peer from lane where hub = $1 order by lane ${lock ? "for update" : ""}`,
		[hub],
	);
	const found = Object.fromEntries(rows.map(({ lane, own, peer }) => [lane, { own, peer }]));
	if (lanes.some((lane) => !found[lane])) throw new Error("the link has no logs");
	return found as Record<Lane, LaneRow>;
};

export type Side = "own" | "peer";
const table = { own: "own_frame", peer: "peer_frame" } as const;

/** Hashes at these positions. The rules ask for few, and a log may have a million frames. */
export const hashesAt = async (
	db: Db,
	side: Side,
	hub: string,
	lane: Lane,
	positions: readonly number[],
): Promise<Map<number, string>> => {
	const { rows } = await db.query<{ position: number; hash: string }>(
		`select position, hash from ${table[side]} where hub = $1 and lane = $2 and position = any ($3::bigint[])`,
		[hub, lane, [...new Set(positions)]],
	);
	return new Map(rows.map(({ position, hash }) => [position, hash]));
};

export const logOf = ({ epochs, end }: Kept, hashes: ReadonlyMap<number, string>): Log => ({
	epochs,
	end,
	hashAt: (position) => (position === end.position ? (hashes.get(position) ?? end.hash) : hashes.get(position)),
});
export const ownLogOf = (own: KeptOwn, hashes: ReadonlyMap<number, string>): OwnLog => ({
	...logOf(own, hashes),
	keptFrom: own.keptFrom,
	covered: own.covered,
});

export const saveOwn = async (tx: Tx, hub: string, lane: Lane, own: KeptOwn): Promise<void> => {
	await tx.query("update lane set own = $3 where hub = $1 and lane = $2", [hub, lane, JSON.stringify(own)]);
};
export const savePeer = async (tx: Tx, hub: string, lane: Lane, peer: Kept): Promise<void> => {
	await tx.query("update lane set peer = $3 where hub = $1 and lane = $2", [hub, lane, JSON.stringify(peer)]);
};

/** Writes frames behind a log's end, and returns where it then ends. */
export const append = async (
	tx: Tx,
	side: Side,
	hub: string,
	lane: Lane,
	end: Place,
	frames: readonly Frame[],
): Promise<Place> => {
	if (frames.length === 0) return end;
	let at = end;
	const rows = frames.map((frame) => {
		at = after(at, frame);
		return { position: at.position, hash: at.hash, header: hexOf(frame.header), body: frame.body && hexOf(frame.body) };
	});
	const body = side === "own";
	await tx.query(
		`insert into ${table[side]} (hub, lane, position, hash, header${body ? ", body" : ""})
		select $1, $2, r.position, r.hash, decode(r.header, 'hex')${body ? ", decode(r.body, 'hex')" : ""}
		from jsonb_to_recordset($3::jsonb) as r(position bigint, hash text, header text, body text)`,
		[hub, lane, JSON.stringify(rows)],
	);
	return at;
};
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** Takes away what was written after a position. */
export const cutAfter = async (tx: Tx, side: Side, hub: string, lane: Lane, position: number): Promise<void> => {
	await tx.query(`delete from ${table[side]} where hub = $1 and lane = $2 and position > $3`, [hub, lane, position]);
};

export type FrameRow = { position: number; hash: string; header: Buffer; body: Buffer | null };

export const framesAfter = async (
	db: Db,
	side: Side,
	hub: string,
	lane: Lane,
	position: number,
	most: number,
): Promise<FrameRow[]> =>
	(
		await db.query<FrameRow>(
			`select position, hash, header, ${side === "own" ? "body" : "null as body"} from ${table[side]}
			where hub = $1 and lane = $2 and position > $3 order by position limit $4`,
			[hub, lane, position, most],
		)
	).rows;

export const rejected = async (tx: Tx, hub: string, lane: Lane, position: number, code: string): Promise<void> => {
	await tx.query(
		"update own_frame set rejected = $4 where hub = $1 and lane = $2 and position = $3 and rejected is null",
		[hub, lane, position, code],
	);
};
