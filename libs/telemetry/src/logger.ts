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
			hooks: {
				// Without a text of the caller's, pino would take the error's message for one.
				logMethod(args, method) {
					const [first, text] = args as [unknown, unknown];
					const failed = first instanceof Error || (first instanceof Object && "err" in first);
					method.apply(this, failed && text === undefined ? [first as object, "failed"] : args);
				},
			},
		},
		{ write: o.write ?? ((line: string) => void process.stderr.write(line)) },
	);

/**
 * What may be said of an error in a log. PostgreSQL's `detail` and `where` repeat row values, so they stay out; so does the
 * message where it repeats what could not be read: data exceptions (SQLSTATE class 22) and what JSON.parse throws.
 */
const describeError = (error: unknown): Record<string, unknown> => {
	if (!(error instanceof Error)) return { message: "not an Error" };
	const { code, constraint, table } = error as Error & { code?: string; constraint?: string; table?: string };
	return {
		name: error.name,
		message: error instanceof SyntaxError || /^22[0-9A-Z]{3}$/.test(String(code)) ? "left out" : error.message,
		...(code ? { code } : {}),
		...(constraint ? { constraint } : {}),
		...(table ? { table } : {}),
		// Only frames: a message of several lines is in the stack as a whole.
		stack: error.stack
			?.split("\n")
			.map((line) => line.trim())
			.filter((line) => line.startsWith("at "))
			.slice(0, 5),
		...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
	};
};
