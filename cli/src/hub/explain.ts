import { failureOf, NoAnswer, type NoHub, type Refused } from "@seamark/client";
import { CliError, errorOfAnswer, exits } from "../terminal/exit.ts";

/** Whether a write that failed may have been carried out all the same. */
export const mayBeDone = (error: CliError): boolean => failureOf(error.cause) === "broken";

/** What the user is told of a failure, and can do about it. */
export const explain = (
	error: Refused | NoAnswer | NoHub,
	o: { now: () => number; refusal?: (status: number, body: unknown) => CliError },
): CliError => {
	if (error instanceof NoAnswer) return withoutAnswer(error);
	if ("base" in error)
		return error.why === "redirect"
			? new CliError(exits.unavailable, "The address answers with a redirect, so it is not a hub's.", {
					next: "Give the hub's own address with --hub.",
				})
			: new CliError(exits.unavailable, `What answers at ${error.base} is not a Seamark hub.`, {
					next: "Check --hub.",
				});
	const told = o.refusal?.(error.status, error.body) ?? errorOfAnswer(error.status, error.body, error.retryAfter);
	told.cause ??= error;
	return error.status === 401 ? withClock(told, o.now() - error.answeredAt, error) : told;
};

export const withoutAnswer = (error: NoAnswer): CliError => {
	const { code, origin, why } = error;
	const local = /^https?:\/\/(127\.|localhost|\[::1\])/.test(origin);
	if (why === "untrusted")
		return new CliError(exits.unavailable, `The certificate of ${origin} is not trusted (${code}).`, {
			code,
			next: "Ask the hub's operator for its authority's certificate and name the file in NODE_EXTRA_CA_CERTS.",
			cause: error,
		});
	if (why === "unreachable")
		return new CliError(exits.unavailable, `There is no hub at ${origin} (${code}).`, {
			code,
			next:
				local && code === "ECONNREFUSED"
					? "Start it with `npm start`, or name another with --hub URL."
					: "Check the address and the network, then run the command again.",
			cause: error,
		});
	return new CliError(exits.unavailable, `The connection to ${origin} broke before the answer was there.`, {
		code,
		next: "Check the network, then run the command again.",
		cause: error,
	});
};

/** A clock that is off by more than the hub tolerates makes every proof invalid; nothing else tells the user so. */
const withClock = (error: CliError, ms: number, cause: Refused): CliError => {
	const off = Math.round(ms / 1_000);
	if (!(Math.abs(off) > 8)) return error;
	return new CliError(error.exit, error.message, {
		code: error.code,
		detail: `The clock of this machine is ${Math.abs(off)} s ${off > 0 ? "ahead of" : "behind"} the hub's.`,
		faults: error.faults,
		next: "Set this machine's clock, then try again.",
		cause,
	});
};
