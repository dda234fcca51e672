import { checkDpopProof } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { hostedIssuer } from "../directory/snapshot.ts";
import type { Identity } from "../identity.ts";
import { printable, type Refused, refused } from "./decide.ts";
import type { TokenRequest } from "./request.ts";

/** What the token is bound to. */
export const confirmationOf = async (
	identity: Identity,
	request: TokenRequest,
): Promise<{ jkt: string } | { "x5t#S256": string } | Refused | undefined> => {
	const { context } = identity;
	if (request.dpop === false) return refused("invalid_dpop_proof", "There is more than one DPoP proof.");
	if (request.dpop !== undefined) {
		const url = `${hostedIssuer(identity.publicUrl, request.agencyId)}/token`;
		const proof = { proof: request.dpop, method: "POST", url, now: context.now(), replay: identity.replay };
		try {
			return { jkt: (await checkDpopProof(proof)).thumbprint };
		} catch (error) {
			if (error instanceof HubError && error.code === "UNAUTHENTICATED")
				return refused("invalid_dpop_proof", printable(error.message));
			throw error;
		}
	}
	if (request.certificate !== undefined) return { "x5t#S256": request.certificate };
	if (context.config.demo) return undefined;
	return refused("invalid_request", "Send a DPoP proof or use a client certificate: tokens are bound to their holder.");
};
