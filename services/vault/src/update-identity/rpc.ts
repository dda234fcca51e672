import type { vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { prepare } from "@seamark/matching";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identitySealed } from "../events.ts";
import { deleteBlindKeys, insertBlindKeys, replaceIdentity, toRow } from "../store/identities.ts";
import { blindKeysOf } from "../vault/blind-keys.ts";
import { checkCall, checkCountry } from "../vault/caller.ts";
import { checkIdentity, type Identity, personOf } from "../vault/identity.ts";
import { sealIdentity } from "../vault/open-sealed.ts";
import { openStored } from "../vault/open-stored.ts";

/** Seals an identity anew under a new key of its own, if it still has the version that the caller saw. */
export const updateIdentityRpc =
	(deps: Deps) =>
	async (request: vaultApi.UpdateIdentityRequest): Promise<vaultApi.UpdateIdentityResponse> => {
		const { identityId, country } = request;
		const faults = [...checkIdentity(request.identity), ...checkCountry(country)];
		const caller = checkCall(request.caller, { identityId }, faults);
		const identity = request.identity as Identity;
		const agency = caller.agencyId;
		const { place: before, caseKey } = await openStored(deps, caller, identityId, "update-identity");
		if (before.version !== request.version) throw new HubError("VERSION_CONFLICT");
		const place = { ...before, version: before.version + 1 };
		const sealed = sealIdentity(caseKey.key, place, identity);
		const keys = blindKeysOf(await deps.indexKeyOf(agency), prepare(personOf(identity, country)));
		await deps.context.committer.commit({
			writes: [
				{
					statement: replaceIdentity,
					row: toRow({ place, keyVersion: caseKey.version, sealed, at: deps.context.now(), post: caller.postId }),
				},
				{ statement: deleteBlindKeys, row: { agency, id: identityId } },
				{ statement: insertBlindKeys, row: { agency, id: identityId, keys } },
			],
			events: [identitySealed(place, caller)],
			writer: agency,
			traceparent: currentTraceparent(),
		});
		return { version: place.version };
	};
