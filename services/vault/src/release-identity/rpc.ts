import { isDeepStrictEqual } from "node:util";
import type { vaultApi } from "@seamark/contracts";
import { type Fault, HubError } from "@seamark/errors";
import { faultsOfSecond } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identityReleased } from "../events.ts";
import { findRelease, insertRelease, type Release } from "../store/releases.ts";
import { checkCall } from "../vault/caller.ts";
import { openStored } from "../vault/open-stored.ts";

/** A request that takes longer releases again. */
const mostMs = 400 * 24 * 3_600_000;

/** Two officers of its agency let one other agency open it. The release is in the log before it can be used. */
export const releaseIdentityRpc =
	(deps: Deps) =>
	async (request: vaultApi.ReleaseIdentityRequest): Promise<vaultApi.ReleaseIdentityResponse> => {
		const { context } = deps;
		const { identityId, releaseId, receiverId, requestId, preparedBy, until } = request;
		const now = context.now();
		const ids = { identityId, releaseId, receiverId, requestId, preparedBy };
		const caller = checkCall(request.caller, ids, faultsOf(request, now));
		const alone = faultsOfSecond(caller.officerId, [preparedBy], words);
		if (alone.length > 0) throw new HubError("SECOND_PERSON_NEEDED", { faults: alone });
		// It opens here and now: what cannot be opened is not released.
		const { place } = await openStored(deps, caller, identityId, "release-identity");
		const release: Release = {
			agency: caller.agencyId,
			id: releaseId,
			identityId,
			receiver: receiverId,
			request: requestId,
			preparedBy,
			signedBy: caller.officerId,
			until: new Date(until).toISOString(),
		};
		const before = await findRelease(context.pool, release.agency, releaseId);
		if (before && !isDeepStrictEqual({ ...before, until: "" }, { ...release, until: "" }))
			throw new HubError("CONFLICT", { detail: "Something else was released under this id." });
		if (before) return {};
		await context.committer.commit({
			writes: [{ statement: insertRelease, row: { ...release, releasedAt: new Date(now).toISOString() } }],
			events: [identityReleased(place, { preparedBy, releaseId, receiverId, requestId }, caller)],
			writer: release.agency,
			traceparent: currentTraceparent(),
		});
		return {};
	};

const words = { at: "/preparedBy", first: "was prepared by you", next: "another officer signs it" };

const faultsOf = ({ caller, receiverId, until }: vaultApi.ReleaseIdentityRequest, now: number): Fault[] => {
	const ends = Date.parse(until);
	return [
		...(receiverId !== caller?.agencyId ? [] : [{ at: "/receiverId", message: "must be another agency" }]),
		...(ends > now && ends <= now + mostMs ? [] : [{ at: "/until", message: "must be within 400 days from now" }]),
	];
};
