import { CliError, errorOfAnswer, exits } from "../terminal/exit.ts";

/** An access token with the times at which this machine got it and will drop it, in milliseconds since the epoch. */
export type StoredToken = { value: string; type: "Bearer" | "DPoP"; receivedAt: number; expiresAt: number };

/**
 * True when a token must be replaced before it is used: in its last tenth, at least its last 15 seconds, or when the clock
 * was set back behind the moment it was received. Times are of this machine alone, so that a wrong clock does no harm.
 */
export const needsRenewal = (token: StoredToken | undefined, now: number): boolean => {
	if (!token || now < token.receivedAt) return true;
	const margin = Math.max(15_000, (token.expiresAt - token.receivedAt) / 10);
	return now >= token.expiresAt - margin;
};

const asRecord = (value: unknown): Record<string, unknown> =>
	typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** Reads the answer of a token endpoint (RFC 6749, section 5.1). */
export const tokenOf = (answer: unknown, now: number): StoredToken => {
	const { access_token: value, token_type: type, expires_in: life } = asRecord(answer);
	if (typeof value !== "string" || !/^[A-Za-z0-9._~+/=-]+$/.test(value))
		throw new CliError(exits.unavailable, "The token endpoint answered without an access token.", {
			next: "Check that --hub names a Seamark hub.",
		});
	const seconds = typeof life === "number" && life > 0 ? life : 300;
	return {
		value,
		type: String(type).toLowerCase() === "dpop" ? "DPoP" : "Bearer",
		receivedAt: now,
		expiresAt: now + seconds * 1_000,
	};
};

/** What a token says about its holder, unverified: to show to that holder, for nothing else. */
export const claimsOf = (token: string): Record<string, unknown> => {
	try {
		return asRecord(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")));
	} catch {
		return {};
	}
};

/** Token endpoints answer `{error, error_description}` (RFC 6749) or a problem; a refused login is exit 3, no matter what the status. */
export const tokenError = (status: number, body: unknown): CliError => {
	const { message, code, detail, faults, next, traceId } = errorOfAnswer(status, body);
	if (status >= 500 || status === 429) return errorOfAnswer(status, body);
	if (status === 404)
		return new CliError(exits.notLoggedIn, "This hub has no such token endpoint.", {
			...(detail ? { detail } : { detail: message }),
			next: "Check --hub and --agency; only demo hubs know --demo.",
		});
	// OAuth's own words are codes with a description; the hub's are problems, which say themselves what to do.
	const oauth = code !== undefined && /^[a-z_]+$/.test(code);
	const told = oauth ? (detail ?? message) : detail;
	return new CliError(exits.notLoggedIn, oauth ? `The login was refused (${code}).` : message, {
		...(code ? { code } : {}),
		...(told ? { detail: told } : {}),
		...(traceId ? { traceId } : {}),
		faults,
		next: oauth
			? "Check client, key, officer, post, purpose and scopes against the agency's registration at the hub."
			: (next ?? "Check what you log in with."),
	});
};
