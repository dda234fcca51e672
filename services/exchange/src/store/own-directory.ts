import type { Pool, Tx } from "@seamark/db";

export type OwnDirectory = { serial: number; digest: string; body: Buffer; validUntil: number };

/** What this hub published last. `lock`: nobody else publishes until the transaction ends. */
export const readOwnDirectory = async (db: Pick<Pool | Tx, "query">, lock = false): Promise<OwnDirectory> => {
	const { rows } = await db.query<{ serial: number; digest: string; body: Buffer; until: number | null }>(
		`select serial, digest, body, case when isfinite(valid_until) then (extract(epoch from valid_until) * 1000)::float8 end as until
		from own_directory ${lock ? "for update" : ""}`,
	);
	const row = rows[0];
	if (!row) throw new Error("own_directory has no row; the database was not migrated.");
	return { serial: row.serial, digest: row.digest, body: row.body, validUntil: row.until ?? 0 };
};

export const saveOwnDirectory = async (tx: Tx, o: OwnDirectory): Promise<void> => {
	await tx.query("update own_directory set serial = $1, digest = $2, body = $3, valid_until = $4", [
		o.serial,
		o.digest,
		o.body,
		new Date(o.validUntil).toISOString(),
	]);
};

/** Hubs for which the last directory was not written yet. */
export const hubsBehind = async (db: Pick<Pool | Tx, "query">, serial: number): Promise<string[]> =>
	(await db.query<{ hub: string }>("select hub from link where directory_serial < $1 order by hub", [serial])).rows.map(
		({ hub }) => hub,
	);

/** True for the one transaction that writes it. */
export const markWritten = async (tx: Tx, hub: string, serial: number): Promise<boolean> =>
	((await tx.query("update link set directory_serial = $2 where hub = $1 and directory_serial < $2", [hub, serial]))
		.rowCount ?? 0) > 0;

/** This hub was put back from a backup, and has published more since than it knows: a hub that has a later one takes no earlier one. */
export const publishAfter = async (tx: Tx, serial: number): Promise<void> => {
	await tx.query("update own_directory set serial = $1, digest = '' where serial <= $1", [serial]);
};
