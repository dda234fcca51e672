export { type Logger, openLogger } from "./logger.ts";
export { counter, gauge, histogram, type Labels, metricsText, startAtZero } from "./metrics.ts";
export { currentTraceparent, inSpan, type SpanOptions, startTelemetry, traceIdOf } from "./traces.ts";
