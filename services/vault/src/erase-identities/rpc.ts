import type { vaultApi } from "@seamark/contracts";
import type { Deps } from "../deps.ts";
import { findIdentities } from "../store/identities.ts";
import { checkCall, isUuid } from "../vault/caller.ts";
import { eraseOfCase } from "./erase-of-case.ts";

const most = 1_000;

/** Destroys identities case by case: each case gets another key once, however many of its identities go. */
export const eraseIdentitiesRpc =
	(deps: Deps) =>
	async (request: vaultApi.EraseIdentitiesRequest): Promise<vaultApi.EraseIdentitiesResponse> => {
		const { identityIds } = request;
		const good = identityIds.length <= most && identityIds.every(isUuid);
		const faults = good ? [] : [{ at: "/identityIds", message: `must hold at most ${most} UUIDs in lower case` }];
		const caller = checkCall(request.caller, {}, faults);
		const found = await findIdentities(deps.context.pool, caller.agencyId, identityIds);
		const cases = Map.groupBy(found, ({ place }) => place.caseId);
		let erased = 0;
		for (const of of cases.values())
			erased += await eraseOfCase(
				deps,
				caller,
				of.map(({ place }) => place.identityId),
			);
		return { erased };
	};
