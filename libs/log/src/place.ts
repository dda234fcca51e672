import type { Pool } from "@seamark/db";

/**
 * A position that no log has given out by this time, in milliseconds since the epoch: far more for each of them than can be committed.
 * So two restores never go on at the same place, no matter which backup they are of. Numbers hold it until the year 2255.
 */
const positionAt = (now: number): number => Math.floor(now) * 1_000;

// A restored dump has new tables, a copied cluster a new timeline, or a folder that the caller tells apart.
const settle = `with here as (
		select concat_ws('/', system_identifier, timeline_id, (select oid from pg_database where datname = current_database()),
			'seamark.log_head'::regclass::oid, $1::text) as place
		from pg_control_system(), pg_control_checkpoint())
	update seamark.log_head h
	set position = case when h.place = '' then h.position else greatest(h.position + 1, $2) end, place = here.place
	from here where h.place <> here.place
	returning old.place as was, old.position as "from", new.position as "to"`;

/**
 * Finds out whether the database was put back from a backup or a copy since the last start. Readers may then hold cursors from
 * after it, and positions that are given out a second time would be passed over in silence. So the log goes on far behind
 * everything that it can have given out: cursors from before stay good, and what is raised next lies after all of them.
 */
export const settleLog = async (
	pool: Pool,
	/** Milliseconds since the epoch. */
	now: number,
	/** Changes when the files of the database are copied to its place; empty where nobody knows. */
	files = "",
): Promise<{ from: number; to: number } | undefined> => {
	const { rows } = await pool.query<{ was: string; from: number; to: number }>(settle, [files, positionAt(now)]);
	const moved = rows[0];
	return moved && moved.was !== "" ? { from: moved.from, to: moved.to } : undefined;
};
