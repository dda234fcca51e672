import { fileURLToPath } from "node:url";
import type { MigrationSet } from "@seamark/db";
import { logMigrations } from "@seamark/log";

export { openAudit } from "./service.ts";

/** Everything that the audit's database needs, in order. */
export const auditMigrations: readonly MigrationSet[] = [
	logMigrations,
	{ name: "audit", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
];
