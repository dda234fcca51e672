import { type Pool, type Tx, transact } from "@seamark/db";
import type { Upload, UploadBook } from "@seamark/files";
import { writerSettings } from "@seamark/policy";

type Stored = Omit<Upload, "expiresAt"> & { expiresAt: Date };
const columns = `id, length::float8 as length, bytes::float8 as bytes, parts, chain, sessions, metadata, expires_at as "expiresAt"`;
const fromRow = (row: Stored): Upload => ({ ...row, expiresAt: row.expiresAt.getTime() });
const time = (millis: number) => new Date(millis).toISOString();

/** Agencies with uploads whose time was over before now. */
export const agenciesWithUploadsOver = async (pool: Pool, now: number): Promise<string[]> => {
	const { rows } = await pool.query<{ id: string }>(
		"select id from seamark.agencies_with_uploads_over($1::timestamptz) as over(id)",
		[time(now)],
	);
	return rows.map(({ id }) => id);
};

/** The uploads of one agency. Each call is one statement, so no other instance comes between. */
export const uploadBook = (pool: Pool, agency: string): UploadBook => {
	const asAgency = <T>(work: (tx: Tx) => Promise<T>) => transact(pool, work, writerSettings([agency]));
	const one = (name: string, text: string, values: unknown[]) =>
		asAgency(async (tx) => {
			const { rows } = await tx.query<Stored>({ name: `mla.upload-${name}`, text, values });
			return rows[0] && fromRow(rows[0]);
		});
	const changed = (name: string, text: string, values: unknown[]) =>
		asAgency(async (tx) => ((await tx.query({ name: `mla.upload-${name}`, text, values })).rowCount ?? 0) > 0);
	return {
		begin: async ({ id, length, bytes, parts, chain, sessions, metadata, expiresAt }) => {
			await changed(
				"begin",
				`insert into mla_upload (id, agency, length, bytes, parts, chain, sessions, metadata, expires_at)
					values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
				[id, agency, length, bytes, parts, chain, sessions, JSON.stringify(metadata), time(expiresAt)],
			);
		},
		find: (id) => one("find", `select ${columns} from mla_upload where id = $1`, [id]),
		lock: ({ id, session, now, until }) =>
			one(
				"lock",
				`update mla_upload set session = $2, locked_until = $4, sessions = sessions + 1
					where id = $1 and (session is null or locked_until <= $3) returning ${columns}`,
				[id, session, time(now), time(until)],
			),
		advance: ({ id, session, parts, bytes, chain, until, expiresAt }) =>
			changed(
				"advance",
				`update mla_upload set parts = $3, bytes = $4, chain = $5, locked_until = $6, expires_at = $7
					where id = $1 and session = $2`,
				[id, session, parts, bytes, chain, time(until), time(expiresAt)],
			),
		unlock: async (id, session) => {
			await changed(
				"unlock",
				"update mla_upload set session = null, locked_until = null where id = $1 and session = $2",
				[id, session],
			);
		},
		end: async (id) => {
			await changed("end", "delete from mla_upload where id = $1", [id]);
		},
		expired: (now) =>
			asAgency(async (tx) => {
				const { rows } = await tx.query<{ id: string }>({
					name: "mla.upload-expired",
					text: `select id from mla_upload where agency = $1 and expires_at < $2 and (session is null or locked_until <= $2)
						order by expires_at limit 1000`,
					values: [agency, time(now)],
				});
				return rows.map(({ id }) => id);
			}),
	};
};
