import type { Pool } from "@seamark/db";

/** Forgets assertions that expired before this time, RFC 3339. */
export const removeUsedAssertions = (pool: Pool, before: string) =>
	pool.query("delete from identity.used_assertion where expires_at < $1", [before]);
