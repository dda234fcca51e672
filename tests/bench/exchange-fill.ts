import type { Pool } from "@seamark/db";

/**
 * Records that two hubs share already, written past the hub: the place where the logs end is the same on both sides, and what is before it is
 * never asked for while nothing is new.
 */
export const fillShared = async (
	pool: Pool,
	o: { hub: string; side: "sender" | "receiver"; rows: number; lane?: unknown },
): Promise<unknown> => {
	const hash = (position: string) => `encode(sha256(('frame ' || ${position})::bytea), 'hex')`;
	const subject = "md5('subject ' || p)::uuid";
	const digest = `repeat('0', 64)`;
	const rows = `generate_series(1, ${o.rows}) p`;
	if (o.side === "sender") {
		await pool.query(
			`insert into own_frame (hub, lane, position, hash, header) select $1, 'normal', p, ${hash("p")}, '\\x00' from ${rows}`,
			[o.hub],
		);
		await pool.query(
			`insert into sent (hub, subject, originator, version, state, digest, audience, shown_version)
			select $1, ${subject}, md5('originator')::uuid, 1, 'shown', ${digest}, '{}', 1 from ${rows}`,
			[o.hub],
		);
		const { rows: lanes } = await pool.query<{ own: unknown }>(
			`update lane set own = own || jsonb_build_object('covered', $2::int,
				'end', jsonb_build_object('epoch', own->'end'->'epoch', 'position', $2::int, 'hash', ${hash("$2::int")}))
			where hub = $1 and lane = 'normal' returning own`,
			[o.hub, o.rows],
		);
		await analyse(pool, ["own_frame", "sent"]);
		return lanes[0]?.own;
	}
	await pool.query(
		`insert into peer_frame (hub, lane, position, hash, header) select $1, 'normal', p, ${hash("p")}, '\\x00' from ${rows}`,
		[o.hub],
	);
	await pool.query(
		`insert into held (hub, subject, version, state, digest) select $1, ${subject}, 1, 'shown', ${digest} from ${rows}`,
		[o.hub],
	);
	const { epochs, end } = o.lane as { epochs: unknown; end: unknown };
	await pool.query("update lane set peer = $2 where hub = $1 and lane = 'normal'", [
		o.hub,
		JSON.stringify({ epochs, end }),
	]);
	await analyse(pool, ["peer_frame", "held"]);
	return undefined;
};

const analyse = async (pool: Pool, tables: readonly string[]) => {
	// The tables are their owner's: what may not be analysed here is soon enough by PostgreSQL itself.
	for (const table of tables) await pool.query(`analyze ${table}`).catch(() => undefined);
};
