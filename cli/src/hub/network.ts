import type { Failure } from "@seamark/client";
import { CliError, exits } from "../terminal/exit.ts";

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

/** The failure behind an exception of `fetch`. `code` is the system's own word, or BROKEN where it has none. */
export const networkError = (error: unknown, origin: string): CliError => {
	const code = codeOf(error);
	const local = /^https?:\/\/(127\.|localhost|\[::1\])/.test(origin);
	if (untrusted.test(code))
		return new CliError(exits.unavailable, `The certificate of ${origin} is not trusted (${code}).`, {
			code,
			next: "Ask the hub's operator for its authority's certificate and name the file in NODE_EXTRA_CA_CERTS.",
			cause: error,
		});
	if (neverLeft.has(code))
		return new CliError(exits.unavailable, `There is no hub at ${origin} (${code}).`, {
			code,
			next:
				local && code === "ECONNREFUSED"
					? "Start it with `npm start`, or name another with --hub URL."
					: "Check the address and the network, then run the command again.",
			cause: error,
		});
	return new CliError(exits.unavailable, `The connection to ${origin} broke before the answer was there.`, {
		code: code || "BROKEN",
		next: "Check the network, then run the command again.",
		cause: error,
	});
};

/** What kind of failure an error is, where trying again may help. */
export const retryableFailure = (error: CliError): Failure | undefined => {
	if (neverLeft.has(error.code)) return "unreachable";
	if (untrusted.test(error.code) || error.exit !== exits.unavailable)
		return error.code === "TOO_MANY_REQUESTS" ? "busy" : undefined;
	if (error.code === "OUTCOME_UNKNOWN" || error.code === "DEADLINE") return "broken";
	if (error.code === "INTERNAL") return undefined;
	if (
		error.code === "UNAVAILABLE" ||
		error.code === "STORAGE_FULL" ||
		error.code === "DIRECTORY_STALE" ||
		error.code === "CONSUMER_TOO_SLOW"
	)
		return "busy";
	// A connection that broke, or a proxy that answered 502 or 504 in the hub's place.
	return error.code ? "broken" : undefined;
};
