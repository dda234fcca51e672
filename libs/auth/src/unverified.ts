import { decodeJwt, decodeProtectedHeader } from "jose";

/**
 * What a token says of itself before anything is verified; undefined when it is no JWT. Good for choosing the key to try
 * and for refusing early, and for nothing else.
 */
export const unverified = (
	token: string,
): { header: Record<string, unknown>; body: Record<string, unknown> } | undefined => {
	try {
		return { header: { ...decodeProtectedHeader(token) }, body: decodeJwt(token) };
	} catch {
		return undefined;
	}
};

/** Headers that no token and no assertion here needs: they would bring keys along, or change what the signature covers. */
export const refusedHeaders = ["jwk", "jku", "x5u", "x5c", "crit", "b64", "zip"] as const;
