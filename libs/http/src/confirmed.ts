import type { Hash } from "node:crypto";
import { PassThrough } from "node:stream";
import { confirmedRequest, signInClient } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { FastifyInstance, FastifyRequest } from "fastify";

/**
 * Routes that take the passkey again: a session alone, also a stolen one, is not enough for an officer who signed in at the hub. Their
 * token names the one request that was confirmed; here it is compared with the one that came, to the last byte.
 */
export const compareConfirmed = (app: FastifyInstance): void => {
	const hashes = new WeakMap<FastifyRequest, Hash>();
	app.addHook("preParsing", async (request, _reply, payload) => {
		if (!request.routeOptions.config.passkeyAgain || request.session.claims.operation === undefined) return payload;
		const hash = confirmedRequest(request);
		hashes.set(request, hash);
		const seen = new PassThrough();
		payload.on("data", (chunk: Buffer) => hash.update(chunk));
		payload.on("error", (error) => seen.destroy(error));
		return payload.pipe(seen);
	});
	app.addHook("preValidation", async (request) => {
		const hash = hashes.get(request);
		if (hash && hash.digest("base64url") !== request.session.claims.operation)
			throw new HubError("UNAUTHENTICATED", { detail: "The passkey confirmed another request than this one." });
	});
};

/** Before anything is read: who signed in at the hub, and has not confirmed this, is asked to. */
export const askPasskeyAgain = ({ routeOptions, session }: FastifyRequest): void => {
	if (!routeOptions.config.passkeyAgain) return;
	const { client, operation } = session.claims;
	if (client === signInClient && operation === undefined) throw new HubError("CONFIRMATION_NEEDED");
};
