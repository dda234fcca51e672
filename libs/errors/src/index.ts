import { catalogue, type ErrorCode } from "./catalogue.ts";

export { catalogue, type ErrorCode } from "./catalogue.ts";

/** One thing wrong with a request. `at` is a JSON pointer into it, or the name of a header or parameter. */
export type Fault = { at: string; message: string; code?: string };

/** The fault of a code that is none of those that fit; a list that fits nothing says so. */
export const mustBeOneOf = (codes: readonly string[]): string =>
	codes.length === 0 ? "leave it out: nothing can be chosen here" : `must be one of ${codes.join(", ")}`;

/** An error of the catalogue. Everything in it may be shown to the caller. */
export class HubError extends Error {
	readonly code: ErrorCode;
	readonly faults: readonly Fault[];
	/** Seconds after which to try again. */
	readonly retryAfter: number | undefined;
	constructor(
		code: ErrorCode,
		o: { detail?: string; faults?: readonly Fault[]; retryAfter?: number; cause?: unknown } = {},
	) {
		super(o.detail ?? catalogue[code].text, { cause: o.cause });
		this.name = "HubError";
		this.code = code;
		this.faults = o.faults ?? [];
		this.retryAfter = o.retryAfter ?? (catalogue[code].retry ? 1 : undefined);
	}
}

/** A problem document (RFC 9457). `type` resolves to the code's entry in the documentation. */
export type Problem = {
	type: string;
	title: string;
	status: number;
	code: ErrorCode;
	detail: string;
	next: string;
	faults?: readonly Fault[];
	traceId?: string;
};

export const problemOf = (error: HubError, traceId?: string): Problem => {
	const entry = catalogue[error.code];
	return {
		type: `urn:seamark:error:${error.code}`,
		title: entry.text,
		status: entry.http,
		code: error.code,
		detail: error.message,
		next: entry.next,
		...(error.faults.length > 0 ? { faults: error.faults } : {}),
		...(traceId ? { traceId } : {}),
	};
};

const diskFull = new Set(["53100", "ENOSPC"]);
// Connection lost or refused, shutting down, read-only standby, short of memory or connections, deadlock or serialisation,
// a lock not to be had, a disk that fails: all pass, and none is the request's fault.
const databaseAway =
	/^(08...|25006|25P03|40...|53...|55P03|57P..|58...)$|ECONN|EPIPE|ENOENT|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH/;
// What the client library says without a code.
const connectionLost =
	/Connection terminated|timeout exceeded when trying to connect|not queryable|Cannot use a pool|timeout expired/;

/** Unknown errors leave as one generic code; what they say stays in the hub's log. */
export const toHubError = (error: unknown): HubError => {
	if (error instanceof HubError) return error;
	const code = codeOf(error);
	if (diskFull.has(code)) return new HubError("STORAGE_FULL", { cause: error, retryAfter: 30 });
	if (databaseAway.test(code) || connectionLost.test(String(error)))
		return new HubError("UNAVAILABLE", { cause: error, retryAfter: 2 });
	return new HubError("INTERNAL", { cause: error });
};

const codeOf = (error: unknown): string =>
	typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
