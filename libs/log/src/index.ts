import { fileURLToPath } from "node:url";

export { giveBackAllowance, tidyAllowances, useAllowance } from "./allowances.ts";
export { followLog } from "./follow.ts";
export { openCommitter } from "./group.ts";
export { answerGiven, keptAnswer } from "./once.ts";
export { settleLog } from "./place.ts";
export { readLog, readNext } from "./read.ts";
export type { Change, Committed, Committer, LogEvent, NewEvent, Page, Statement } from "./types.ts";
export { openWake, type Wake } from "./wake.ts";

/** Tables of the log, for a service's migrations. */
export const logMigrations = { name: "log", dir: fileURLToPath(new URL("../migrations", import.meta.url)) };
