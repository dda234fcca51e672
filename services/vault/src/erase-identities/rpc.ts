import type { Actor, vaultApi } from "@seamark/contracts";
import type { Deps } from "../deps.ts";
import { findIdentities, neverSealIdentities } from "../store/identities.ts";
import { checkCall, isUuid } from "../vault/caller.ts";
import { eraseOfCase } from "./erase-of-case.ts";

const most = 1_000;

/**
 * Destroys identities case by case: each case gets another key once, however many of its identities go. An id that nobody has is taken: a
 * sealing of it that comes later is refused.
 */
export const eraseIdentitiesRpc =
	(deps: Deps) =>
	async (request: vaultApi.EraseIdentitiesRequest): Promise<vaultApi.EraseIdentitiesResponse> => {
		const { identityIds } = request;
		const good = identityIds.length <= most && identityIds.every(isUuid);
		const faults = good ? [] : [{ at: "/identityIds", message: `must hold at most ${most} UUIDs in lower case` }];
		const caller = checkCall(request.caller, {}, faults);
		const before = await eraseThere(deps, caller, identityIds);
		const missing = identityIds.filter((id) => !before.there.has(id));
		if (missing.length === 0) return { erased: before.erased };
		const { committer, now } = deps.context;
		const at = new Date(now()).toISOString();
		const agency = caller.agencyId;
		const writes = missing.map((id) => ({ statement: neverSealIdentities, row: { agency, id, at } }));
		await committer.commit({ writes, events: [], writer: agency });
		// Those that were sealed while nobody looked.
		const since = await eraseThere(deps, caller, missing);
		return { erased: before.erased + since.erased };
	};

const eraseThere = async (deps: Deps, caller: Actor, ids: readonly string[]) => {
	const found = await findIdentities(deps.context.pool, caller.agencyId, ids);
	const cases = Map.groupBy(found, ({ place }) => place.caseId);
	let erased = 0;
	for (const of of cases.values())
		erased += await eraseOfCase(
			deps,
			caller,
			of.map(({ place }) => place.identityId),
		);
	return { erased, there: new Set(found.map(({ place }) => place.identityId)) };
};
