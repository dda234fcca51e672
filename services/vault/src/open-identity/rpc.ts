import type { vaultApi } from "@seamark/contracts";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identityOpened } from "../events.ts";
import { checkCall } from "../vault/caller.ts";
import { openStored } from "../vault/open-stored.ts";

/** The identity in plain words; that it was opened, by whom and what for is in the log before the answer leaves. */
export const openIdentityRpc =
	(deps: Deps) =>
	async (request: vaultApi.OpenIdentityRequest): Promise<vaultApi.OpenIdentityResponse> => {
		const { identityId } = request;
		const caller = checkCall(request.caller, { identityId });
		const { place, identity } = await openStored(deps, caller, identityId, "open-identity");
		await deps.context.committer.commit({
			writes: [],
			events: [identityOpened(place, caller)],
			traceparent: currentTraceparent(),
		});
		return { caseId: place.caseId, version: place.version, identity };
	};
