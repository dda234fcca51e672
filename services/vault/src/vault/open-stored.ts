import type { Actor } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { findIdentity, type Stored } from "../store/identities.ts";
import type { Identity } from "./identity.ts";
import { openIdentity, type Place, unwrapCaseKey } from "./open-sealed.ts";

/**
 * Finds and opens an identity of the caller's agency, or of the one that released it to the caller. An attempt at one that is not there is
 * recorded; throws NOT_FOUND.
 */
export const openStored = async (
	deps: Deps,
	caller: Actor,
	identityId: string,
	query: string,
	owner = caller.agencyId,
): Promise<{ place: Place; identity: Identity; caseKey: { key: Buffer; version: number } }> => {
	const { place, sealed } = await findOrRecord(deps, caller, { owner, identityId }, query);
	const key = unwrapCaseKey(deps.keys, place.agency, place.caseId, sealed.caseKey);
	return { place, identity: openIdentity(key, place, sealed), caseKey: { key, version: sealed.caseKey.version } };
};

const findOrRecord = async (
	deps: Deps,
	caller: Actor,
	{ owner, identityId }: { owner: string; identityId: string },
	query: string,
): Promise<Required<Stored>> => {
	const { pool, committer } = deps.context;
	const stored = await findIdentity(pool, owner, identityId);
	if (stored?.sealed) return { ...stored, sealed: stored.sealed };
	await committer.commit({
		writes: [],
		events: [recordsAccessed({ ids: [identityId], query, found: false }, caller)],
		traceparent: currentTraceparent(),
	});
	throw new HubError("NOT_FOUND", { detail: "No such identity, or it was erased." });
};
