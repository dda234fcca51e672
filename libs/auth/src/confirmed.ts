import { createHash, type Hash } from "node:crypto";

/** The client of tokens that officers get by their sign-in at the hub. Those of their agencies' own clients have other names. */
export const signInClient = "console";

/**
 * What an officer confirms with the passkey is one request: its method, its address with the query, and its content. The content
 * is added to the hash as it comes; in base64url it is what the token says as `operation`.
 */
export const confirmedRequest = (request: { method: string; url: string }): Hash =>
	createHash("sha256").update(`${request.method} ${request.url}\n`);
