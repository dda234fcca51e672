import type { Pool } from "@seamark/db";
import type { Statement } from "@seamark/log";

const statement = (name: string, sql: string): Statement => ({ name: `identity.${name}`, conflict: "CONFLICT", sql });
const rows = (columns: string) => `from jsonb_to_recordset($1::jsonb) as r(${columns})`;
const millis = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

/** Times are milliseconds since the epoch. */
export type DeviceRow = {
	id: string;
	secretHash: string;
	keyThumbprint: string;
	signInId: string | null;
	operation: string | null;
	askedAt: number;
	expiresAt: number;
	approved: boolean;
	taken: boolean;
};
const columns = `id, secret_hash as "secretHash", key_thumbprint as "keyThumbprint", sign_in_id as "signInId", operation,
	${millis("asked_at", "askedAt")}, ${millis("expires_at", "expiresAt")}, approved_at is not null as approved, taken_at is not null as taken
	from identity.device`;

const one = async (pool: Pool, where: string, value: string): Promise<DeviceRow | undefined> =>
	(await pool.query<DeviceRow>(`select ${columns} where ${where} = $1`, [value])).rows[0];
export const readDevice = (pool: Pool, id: string) => one(pool, "id", id);
export const deviceByCode = (pool: Pool, codeHash: string) => one(pool, "code_hash", codeHash);

export const insertDevice = statement(
	"insert-device",
	`insert into identity.device (id, secret_hash, code_hash, key_thumbprint, sign_in_id, operation, asked_at, expires_at)
	select r.id, r."secretHash", r."codeHash", r.key, r."signIn", r.operation, r.at, r."expiresAt"
	${rows(
		'id uuid, "secretHash" text, "codeHash" text, key text, "signIn" uuid, operation text, at timestamptz, "expiresAt" timestamptz',
	)} on conflict do nothing`,
);

export const approveDevice = statement(
	"approve-device",
	`update identity.device d set approved_at = r.at ${rows("id uuid, at timestamptz")}
	where d.id = r.id and d.approved_at is null and d.expires_at > r.at`,
);

export const takeConfirmed = statement(
	"take-confirmed",
	`update identity.device d set taken_at = r.at ${rows("id uuid, at timestamptz")}
	where d.id = r.id and d.approved_at is not null and d.taken_at is null`,
);

export const forgetDevices = async (pool: Pool, before: string): Promise<void> => {
	await pool.query("delete from identity.device where expires_at < $1", [before]);
};
