import type { vaultApi } from "@seamark/contracts";
import type { Fault } from "@seamark/errors";
import { prepare } from "@seamark/matching";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { findByBlindKeys, findWaiting, findWithin, type Stored } from "../store/identities.ts";
import { blindKeysOf } from "../vault/blind-keys.ts";
import { checkCall, checkCountry } from "../vault/caller.ts";
import { checkIdentity, type Identity, personOf } from "../vault/identity.ts";
import { openStored } from "../vault/open-stored.ts";
import { inOrder, mostCompared, mostWaiting, rankCandidates } from "./rank.ts";

/** Who may be the person described. The search, and whose identities it showed something of, is in the log before the answer. */
export const findCandidatesRpc =
	(deps: Deps) =>
	async (request: vaultApi.FindCandidatesRequest): Promise<vaultApi.FindCandidatesResponse> => {
		const { identityId, identity, country } = request;
		const stored = identityId !== "";
		const caller = checkCall(request.caller, stored ? { identityId } : {}, faultsOf(request));
		const asked = stored
			? (await openStored(deps, caller, identityId, "find-candidates")).identity
			: (identity as Identity);
		const person = prepare(personOf(asked, country));
		const blind = blindKeysOf(await deps.indexKeyOf(caller.agencyId), person);
		const { pool } = deps.context;
		const among = request.among?.identityIds;
		const within = () => findWithin(pool, caller.agencyId, blind, { ids: among ?? [], limit: mostCompared });
		const [found, waiting] =
			blind.length === 0
				? [[], []]
				: among
					? [await within(), []]
					: await Promise.all([
							findByBlindKeys(pool, caller.agencyId, blind, mostCompared),
							findWaiting(pool, caller.agencyId, blind, mostWaiting.compared),
						]);
		const best = (some: readonly Stored[], limit: number) =>
			rankCandidates(
				deps.keys,
				person,
				some.filter((one) => one.place.identityId !== identityId),
				{ limit, leastScore: request.leastScore, country },
			);
		// What waits takes the place of nobody.
		const candidates = inOrder([...best(found, request.limit || 20), ...best(waiting, mostWaiting.answered)]);
		const ids = [...(stored ? [identityId] : []), ...candidates.map((one) => one.identityId)];
		await deps.context.committer.commit({
			writes: [],
			events: [recordsAccessed({ ids, query: "find-candidates", found: ids.length > 0 }, caller)],
			traceparent: currentTraceparent(),
		});
		return { candidates };
	};

const mostAmong = 50_000;
const faultsOf = ({
	identityId,
	identity,
	limit,
	leastScore,
	country,
	among,
}: vaultApi.FindCandidatesRequest): Fault[] => [
	...(identityId !== "" && identity ? [{ at: "/identity", message: "must be left out beside an identityId" }] : []),
	...(identityId === "" ? checkIdentity(identity) : []),
	...checkCountry(country),
	...((among?.identityIds.length ?? 0) > mostAmong
		? [{ at: "/among", message: `has more than ${mostAmong} identities` }]
		: []),
	...(limit > 50 ? [{ at: "/limit", message: "must be 1 to 50" }] : []),
	...(leastScore >= 0 && leastScore <= 1 ? [] : [{ at: "/leastScore", message: "must be between 0 and 1" }]),
];
