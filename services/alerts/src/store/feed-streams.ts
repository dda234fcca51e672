import type { Pool } from "@seamark/db";
import type { Statement } from "@seamark/log";

/** Open streams by the process that serves them, so that those of a process that died can be told. */

export const insertStream: Statement = {
	name: "feed_stream.insert",
	sql: "insert into feed_stream (stream_id, instance_id) select stream_id, instance_id from jsonb_to_recordset($1::jsonb) as r(stream_id uuid, instance_id uuid)",
	conflict: "CONFLICT",
	inserts: true,
};
export const deleteStream: Statement = {
	name: "feed_stream.delete",
	sql: "delete from feed_stream s using jsonb_to_recordset($1::jsonb) as r(stream_id uuid) where s.stream_id = r.stream_id",
	conflict: "CONFLICT",
	anyCount: true,
};

/** Counted, so that of two instances one alone closes an orphan. */
export const claimOrphan: Statement = {
	name: "feed_stream.orphan",
	sql: deleteStream.sql,
	conflict: "CONFLICT",
};

const deadAfter = "30 seconds";

/** Says that this process is alive. */
export const beatInstance = (pool: Pool, instanceId: string) =>
	pool.query(
		"insert into feed_instance (instance_id, alive_at) values ($1, now()) on conflict (instance_id) do update set alive_at = now()",
		[instanceId],
	);

export const removeInstance = (pool: Pool, instanceId: string) =>
	pool.query("delete from feed_instance where instance_id = $1", [instanceId]);

/** Streams of other processes that are not alive any more. Forgets processes that died long ago. */
export const orphanedStreams = async (pool: Pool, instanceId: string): Promise<{ stream_id: string }[]> => {
	const { rows } = await pool.query<{ stream_id: string }>(
		`select stream_id from feed_stream s where instance_id <> $1 and not exists (
			select 1 from feed_instance i where i.instance_id = s.instance_id and i.alive_at > now() - interval '${deadAfter}')`,
		[instanceId],
	);
	await pool.query("delete from feed_instance where alive_at < now() - interval '1 hour'");
	return rows;
};
