/** What programs read that need no table: for the command line, which starts often. */
export { degreesFault } from "./coordinates.ts";
export { dayRange, isDay, latestDay } from "./days.ts";
export { localMoment, type Zone, zoneOf } from "./local-time.ts";
export { earlier, instantKey, isMoment, liesAhead, momentMs, plainMoment } from "./moments.ts";
export { wholeOf } from "./numbers.ts";
export { retryAfterMs } from "./retry-after.ts";
export { markOf, textOfBytes, withoutMark } from "./text-files.ts";
