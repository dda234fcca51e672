import { type Pool, transact } from "@seamark/db";
import { writerSettings } from "@seamark/policy";

/** Uploads of an agency whose pieces are still in the database. */
export const uploadsInDatabase = async (pool: Pool, agency: string, limit: number): Promise<string[]> => {
	const { rows } = await transact(
		pool,
		(tx) =>
			tx.query<{ id: string }>(
				"select distinct upload_id as id from attachment where agency = $1 and kept_as = 'database' order by 1 limit $2",
				[agency, limit],
			),
		writerSettings([agency]),
	);
	return rows.map(({ id }) => id);
};

/** Pieces from a number on, as they are sealed. */
export const piecesFrom = async (
	pool: Pool,
	{ agency, uploadId, from, limit }: { agency: string; uploadId: string; from: number; limit: number },
): Promise<Buffer[]> => {
	const { rows } = await transact(
		pool,
		(tx) =>
			tx.query<{ bytes: Buffer }>(
				"select bytes from attachment_chunk where upload_id = $1 and n >= $2 and n < $2 + $3 order by n",
				[uploadId, from, limit],
			),
		writerSettings([agency]),
	);
	return rows.map(({ bytes }) => bytes);
};

/** The pieces are in the store of files now, and leave the database. False where the file was erased meanwhile. */
export const nowInStore = (pool: Pool, agency: string, uploadId: string): Promise<boolean> =>
	transact(
		pool,
		async (tx) => {
			const { rowCount } = await tx.query(
				"update attachment set kept_as = 'pieces' where upload_id = $1 and kept_as = 'database'",
				[uploadId],
			);
			if ((rowCount ?? 0) === 0)
				return (await tx.query("select from attachment where upload_id = $1", [uploadId])).rowCount !== 0;
			await tx.query("delete from attachment_chunk where upload_id = $1", [uploadId]);
			return true;
		},
		writerSettings([agency]),
	);

/** Bytes that an erasure left to be taken away. */
export const goneUploads = async (pool: Pool, agency: string, limit: number): Promise<string[]> => {
	const { rows } = await transact(
		pool,
		(tx) =>
			tx.query<{ id: string }>("select upload_id as id from attachment_gone where agency = $1 limit $2", [
				agency,
				limit,
			]),
		writerSettings([agency]),
	);
	return rows.map(({ id }) => id);
};

export const forgetGone = (pool: Pool, agency: string, uploadId: string): Promise<unknown> =>
	transact(
		pool,
		(tx) => tx.query("delete from attachment_gone where upload_id = $1", [uploadId]),
		writerSettings([agency]),
	);

/** Those of the uploads that are the bytes of a file, or are coming. Of all agencies, also of one that the directory does not name. */
export const knownUploads = async (pool: Pool, ids: readonly string[]): Promise<Set<string>> => {
	const { rows } = await pool.query<{ id: string }>("select id from seamark.known_uploads($1::uuid[]) as known(id)", [
		ids,
	]);
	return new Set(rows.map(({ id }) => id));
};
