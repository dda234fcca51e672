export { type RouteAccess, scopesOf } from "./access.ts";
export { type CursorSeal, cursorSeal } from "./cursor.ts";
export type { Taken } from "./describe-operation.ts";
export { type Once, onceOf } from "./idempotency.ts";
export { openLimits } from "./limiter.ts";
export { defaultLimits, type Limiter, type Limits, type Load } from "./limits.ts";
export {
	certificateOf,
	type HttpOptions,
	type HttpServer,
	openHttp,
	readTls,
} from "./server.ts";
export { openSse, type SseStream } from "./sse.ts";
export { parseStrictJson } from "./strict-json.ts";
export { faultsOf, openValidator } from "./validation.ts";
