import { checkDpopProof } from "@seamark/auth";
import type { FastifyRequest } from "fastify";
import type { Identity } from "../identity.ts";

/** The key of who asks, proven for this address (RFC 9449). What is signed in here is bound to it. */
export const provenKey = async (identity: Identity, request: FastifyRequest, path: string): Promise<string> => {
	const { dpop } = request.headers;
	const checked = await checkDpopProof({
		proof: typeof dpop === "string" ? dpop : undefined,
		method: "POST",
		url: identity.publicUrl + path,
		now: identity.context.now(),
		replay: identity.replay,
	});
	return checked.thumbprint;
};
