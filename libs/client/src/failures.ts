import { retryAfterMs } from "@seamark/values/readers";
import type { Failure } from "./retry.ts";

/** A problem document (RFC 9457), as far as it is there: what answers may be a proxy in the hub's place. */
export type Problem = {
	code?: string;
	title?: string;
	detail?: string;
	next?: string;
	faults?: { at?: string; message?: string }[];
	traceId?: string;
};

/** The hub, or something in its place, refused. */
export class Refused extends Error {
	readonly status: number;
	/** What came as the body; undefined where that is no JSON. */
	readonly body: unknown;
	/** Seconds after which the hub wants to be asked again. */
	readonly retryAfter: number | undefined;
	/** When the hub answered, by its own clock, in milliseconds since the epoch; not a number where it did not say. */
	readonly answeredAt: number;
	constructor(status: number, body: unknown, headers: Headers) {
		super(`The hub answered with HTTP status ${status}.`);
		this.name = "Refused";
		this.status = status;
		this.body = body;
		this.answeredAt = Date.parse(headers.get("date") ?? "");
		// A date is by the clock of who answered.
		const after = headers.get("retry-after");
		this.retryAfter = after === null ? undefined : retryAfterMs(after, this.answeredAt || Date.now()) / 1_000;
	}

	get problem(): Problem {
		return typeof this.body === "object" && this.body !== null ? (this.body as Problem) : {};
	}
}

/** No answer came. `code` is the system's own word, or BROKEN where it has none. */
export class NoAnswer extends Error {
	readonly code: string;
	readonly why: "unreachable" | "broken" | "untrusted";
	readonly origin: string;
	constructor(cause: unknown, origin: string) {
		const code = codeOf(cause);
		super(`There was no answer from ${origin} (${code || "BROKEN"}).`, { cause });
		this.name = "NoAnswer";
		this.code = code || "BROKEN";
		this.why = untrusted.test(code) ? "untrusted" : neverLeft.has(code) ? "unreachable" : "broken";
		this.origin = origin;
	}
}

/** What answers is no hub. */
export class NoHub extends Error {
	readonly why: "redirect" | "no JSON";
	readonly base: string;
	constructor(why: "redirect" | "no JSON", base: string) {
		super(`What answers at ${base} is not a Seamark hub.`);
		this.name = "NoHub";
		this.why = why;
		this.base = base;
	}
}

const neverLeft = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"UND_ERR_CONNECT_TIMEOUT",
]);
const untrusted = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

const codeOf = (error: unknown): string => {
	for (let one = error, depth = 0; typeof one === "object" && one !== null && depth < 4; depth++) {
		const { code, cause, errors } = one as { code?: unknown; cause?: unknown; errors?: unknown[] };
		if (typeof code === "string") return code;
		one = cause ?? errors?.[0];
	}
	return "";
};

/** What the hub says when nothing was carried out and the same request may succeed soon. */
const passes = new Set(["UNAVAILABLE", "STORAGE_FULL", "DIRECTORY_STALE", "CONSUMER_TOO_SLOW", "TOO_MANY_REQUESTS"]);
/** What it says when it does not know whether the request was carried out. */
const unknown = new Set(["OUTCOME_UNKNOWN", "DEADLINE"]);

/** What kind of failure an error is, where trying again may help. */
export const failureOf = (error: unknown): Failure | undefined => {
	if (error instanceof NoAnswer) return error.why === "untrusted" ? undefined : error.why;
	if (!(error instanceof Refused)) return undefined;
	const { code } = error.problem;
	if (code !== undefined && passes.has(code)) return "busy";
	if (code !== undefined && unknown.has(code)) return "broken";
	if (code === "INTERNAL" || error.status < 500) return undefined;
	// A proxy that answered 502 or 504 in the hub's place; of any other failure a hub would have said the code.
	return code !== undefined || error.status >= 502 ? "broken" : undefined;
};
