export { type Consumption, type ConsumeOptions, type ConsumerNotice, consume, type Effect } from "./consume.ts";
export { followSource } from "./follow-source.ts";
export { logService } from "./log-service.ts";
export { type DeadLetter, listDeadLetters, moveCursor, readCursor, redrive } from "./store.ts";
export type { Batch, Cursor, EventSource } from "./types.ts";
