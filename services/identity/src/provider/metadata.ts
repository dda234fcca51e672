/** What the hub needs to know of a provider (OpenID Connect Discovery 1.0). */
export type ProviderMetadata = {
	authorization: string;
	token: string;
	keys: string;
	/** Answers name their issuer (RFC 9207): one that does not is then refused. */
	namesIssuer: boolean;
};

/** Where a provider says what it is; the issuer's own path comes before it. */
export const metadataUrl = (issuer: string): string => `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

const lists = (value: unknown, one: string): boolean => Array.isArray(value) && value.includes(one);

const addressAt = (origin: string, value: unknown): string | undefined => {
	if (typeof value !== "string" || value.length > 2_000 || !URL.canParse(value)) return undefined;
	const url = new URL(value);
	return url.origin === origin && url.username === "" && url.hash === "" ? value : undefined;
};

/**
 * Reads what a provider says of itself; undefined where the hub does not sign anybody in by it. All its addresses are at its issuer's own
 * origin: what is said of it elsewhere, or leads elsewhere, counts for nothing.
 */
export const readMetadata = (said: unknown, issuer: string): ProviderMetadata | undefined => {
	if (typeof said !== "object" || said === null) return undefined;
	const from = said as Record<string, unknown>;
	if (from.issuer !== issuer) return undefined;
	const here = (value: unknown) => addressAt(new URL(issuer).origin, value);
	const authorization = here(from.authorization_endpoint);
	const token = here(from.token_endpoint);
	const keys = here(from.jwks_uri);
	if (authorization === undefined || token === undefined || keys === undefined) return undefined;
	const able =
		lists(from.response_types_supported, "code") &&
		lists(from.token_endpoint_auth_methods_supported, "private_key_jwt") &&
		lists(from.code_challenge_methods_supported, "S256");
	if (!able) return undefined;
	return { authorization, token, keys, namesIssuer: from.authorization_response_iss_parameter_supported === true };
};
