import { findInstallation } from "./installation.ts";
import { type Postgres, type StartOptions, startFrom } from "./start.ts";

export { createDatabase, ensureRole } from "./admin.ts";
export { PostgresError, type PostgresErrorCode } from "./errors.ts";
export { refuseOwned } from "./owner.ts";
export { inspectProcess, parentOf } from "./processes.ts";
export { runningPostgres } from "./running.ts";
export type { Postgres, StartOptions } from "./start.ts";

/** Starts the PostgreSQL that comes with the packages. One line in `log` per step. Errors: PostgresError. */
export const startPostgres = async (o: StartOptions): Promise<Postgres> => startFrom(await findInstallation(), o);
