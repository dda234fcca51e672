import type { vaultApi } from "@seamark/contracts";
import type { Deps } from "../deps.ts";
import { sealAll } from "../seal-identities/seal-all.ts";
import { checkCall, checkCountry, checkSource } from "../vault/caller.ts";
import { checkIdentity, type Identity } from "../vault/identity.ts";

/** Seals a new identity, as {@link sealAll} does. */
export const sealIdentityRpc =
	(deps: Deps) =>
	async (request: vaultApi.SealIdentityRequest): Promise<vaultApi.SealIdentityResponse> => {
		const { identityId, caseId, country, source } = request;
		const faults = [...checkIdentity(request.identity), ...checkCountry(country), ...checkSource(source)];
		const caller = checkCall(request.caller, { identityId, caseId }, faults);
		const identity = request.identity as Identity;
		await sealAll(deps, caller, { caseId, country, source, identities: [{ identityId, identity }] });
		return { version: 1 };
	};
