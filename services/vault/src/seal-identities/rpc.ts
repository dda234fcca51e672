import type { vaultApi } from "@seamark/contracts";
import type { Fault } from "@seamark/errors";
import type { Deps } from "../deps.ts";
import { checkCall, checkCountry, isUuid } from "../vault/caller.ts";
import { checkIdentity, type Identity } from "../vault/identity.ts";
import { sealAll } from "./seal-all.ts";

const most = 200;

/** Seals identities of one case or import together, as {@link sealAll} does. */
export const sealIdentitiesRpc =
	(deps: Deps) =>
	async (request: vaultApi.SealIdentitiesRequest): Promise<vaultApi.SealIdentitiesResponse> => {
		const { caseId, country } = request;
		const caller = checkCall(request.caller, { caseId }, faultsOf(request));
		const identities = request.identities.map(({ identityId, identity }) => ({
			identityId,
			identity: identity as Identity,
		}));
		return { sealed: await sealAll(deps, caller, { caseId, country, identities }) };
	};

const faultsOf = ({ identities, country }: vaultApi.SealIdentitiesRequest): Fault[] => {
	if (identities.length === 0 || identities.length > most)
		return [{ at: "/identities", message: `must hold 1 to ${most}` }];
	const seen = new Set<string>();
	return [
		...checkCountry(country),
		...identities.flatMap(({ identityId, identity }, n): Fault[] => {
			const again = seen.has(identityId);
			seen.add(identityId);
			return [
				...(isUuid(identityId) ? [] : [{ at: "/identityId", message: "must be a UUID in lower case" }]),
				...(again ? [{ at: "/identityId", message: "must be there once" }] : []),
				...checkIdentity(identity),
			].map((fault) => ({ ...fault, at: `/identities/${n}${fault.at}` }));
		}),
	];
};
