import type { vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identityOpened, recordsAccessed } from "../events.ts";
import { findRelease } from "../store/releases.ts";
import { checkCall } from "../vault/caller.ts";
import { openStored } from "../vault/open-stored.ts";

/**
 * What its agency released opens for the one agency that it was released to, and for nobody else. The owner's own copy is opened: an
 * erasure ends it. That it was opened, by whom and what for is in the log before the answer leaves.
 */
export const openReleasedRpc =
	(deps: Deps) =>
	async (request: vaultApi.OpenReleasedRequest): Promise<vaultApi.OpenReleasedResponse> => {
		const { context } = deps;
		const { ownerId, releaseId, requestId } = request;
		const caller = checkCall(request.caller, { ownerId, releaseId, requestId });
		const found = await findRelease(context.pool, ownerId, releaseId);
		const open =
			found?.receiver === caller.agencyId && found.request === requestId && context.now() < Date.parse(found.until);
		if (!open) {
			await context.committer.commit({
				writes: [],
				events: [recordsAccessed({ ids: [releaseId], query: "open-released", found: false }, caller)],
				traceparent: currentTraceparent(),
			});
			throw new HubError("NOT_FOUND", { detail: "Nothing of this was released to you, or its time is over." });
		}
		const { place, identity } = await openStored(deps, caller, found.identityId, "open-released", ownerId);
		await context.committer.commit({
			writes: [],
			events: [identityOpened(place, caller)],
			traceparent: currentTraceparent(),
		});
		return { identity, until: found.until };
	};
