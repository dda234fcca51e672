import { fileURLToPath } from "node:url";

export { answerGiven, type Change, type Committed, type Committer, openCommitter, type Statement } from "./commit.ts";
export { followLog } from "./follow.ts";
export { readLog, readNext } from "./read.ts";
export type { LogEvent, NewEvent, Page } from "./types.ts";
export { openWake, type Wake } from "./wake.ts";

/** Tables of the log, for a service's migrations. */
export const logMigrations = { name: "log", dir: fileURLToPath(new URL("../migrations", import.meta.url)) };
