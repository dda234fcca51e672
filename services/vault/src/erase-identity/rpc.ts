import type { vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { eraseOfCase } from "../erase-identities/erase-of-case.ts";
import { recordsAccessed } from "../events.ts";
import { findIdentity } from "../store/identities.ts";
import { checkCall } from "../vault/caller.ts";

/** Destroys the key of one identity, its fields and its place in the index. Done before is done; one that never was is recorded. */
export const eraseIdentityRpc =
	(deps: Deps) =>
	async (request: vaultApi.EraseIdentityRequest): Promise<vaultApi.EraseIdentityResponse> => {
		const { identityId } = request;
		const caller = checkCall(request.caller, { identityId });
		const { pool, committer } = deps.context;
		if (await findIdentity(pool, caller.agencyId, identityId)) {
			await eraseOfCase(deps, caller, [identityId]);
			return {};
		}
		await committer.commit({
			writes: [],
			events: [recordsAccessed({ ids: [identityId], query: "erase-identity", found: false }, caller)],
			traceparent: currentTraceparent(),
		});
		throw new HubError("NOT_FOUND", { detail: "No such identity." });
	};
