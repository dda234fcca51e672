import { hash } from "node:crypto";
import { Readable } from "node:stream";
import { HubError } from "@seamark/errors";
import type { FastifyRequest } from "fastify";

/** Key and fingerprint of a request that may be retried. */
export type Once = { holder: string; key: string; requestHash: string };

/**
 * Reads `Idempotency-Key`. The key belongs to the duty post, so that no post learns of another's requests; the
 * fingerprint covers method, address and body, so that a key cannot be used for two different things.
 */
export const onceOf = (request: FastifyRequest, holder: string): Once | undefined => {
	const key = request.headers["idempotency-key"];
	if (key === undefined) return undefined;
	if (typeof key !== "string" || !/^[\x21-\x7e]{8,100}$/.test(key))
		throw new HubError("VALIDATION", {
			faults: [{ at: "headers /idempotency-key", message: "must be 8 to 100 visible ASCII characters" }],
		});
	const head = `${request.method} ${request.url}\n`;
	const content = contentOf(request.body);
	const asked = typeof content === "string" ? head + content : Buffer.concat([Buffer.from(head), content]);
	const requestHash = hash("sha256", asked, "base64url");
	return { holder, key, requestHash };
};

/** A body that is read as it comes is not there yet: the address says what it is, where that matters. */
const contentOf = (body: unknown): string | Uint8Array =>
	body instanceof Uint8Array ? body : body instanceof Readable ? "" : JSON.stringify(body ?? null);
