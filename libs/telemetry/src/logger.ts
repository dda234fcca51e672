import { pino } from "pino";
import { currentTraceparent, traceIdOf } from "./traces.ts";

export type Logger = ReturnType<typeof openLogger>;

/**
 * Structured logs, one JSON object a line on standard error, so that what a person asked for stays on standard output.
 * Ids only, never names, content, tokens or bodies: errors are logged by name, code and message of the hub's own errors.
 */
export const openLogger = (o: { service: string; level?: string; write?: (line: string) => void }) =>
	pino(
		{
			level: o.level ?? "info",
			base: { service: o.service },
			timestamp: pino.stdTimeFunctions.isoTime,
			mixin: () => {
				const traceparent = currentTraceparent();
				return traceparent === "" ? {} : { traceId: traceIdOf(traceparent) };
			},
			serializers: { err: describeError },
		},
		{ write: o.write ?? ((line: string) => void process.stderr.write(line)) },
	);

/** What may be said of an error in a log: PostgreSQL's `detail` and `where` repeat row values, so they stay out. */
const describeError = (error: unknown): Record<string, unknown> => {
	if (!(error instanceof Error)) return { message: "not an Error" };
	const { code, constraint, table } = error as Error & { code?: string; constraint?: string; table?: string };
	return {
		name: error.name,
		message: error.message,
		...(code ? { code } : {}),
		...(constraint ? { constraint } : {}),
		...(table ? { table } : {}),
		stack: error.stack
			?.split("\n")
			.slice(1, 6)
			.map((line) => line.trim()),
		...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
	};
};
