import type { Actor, vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identityErased, recordsAccessed } from "../events.ts";
import { deleteBlindKeys, eraseIdentityRow, findIdentity, type Stored } from "../store/identities.ts";
import { againOnConflict } from "../vault/again.ts";
import { checkCall } from "../vault/caller.ts";
import { replacingCaseKey } from "../vault/replace-case-key.ts";

/** Destroys the key of one identity, its fields and its place in the index. Done before is done. */
export const eraseIdentityRpc =
	(deps: Deps) =>
	async (request: vaultApi.EraseIdentityRequest): Promise<vaultApi.EraseIdentityResponse> => {
		const { identityId } = request;
		const caller = checkCall(request.caller, { identityId });
		return againOnConflict(async () => {
			const stored = await findIdentity(deps.context.pool, caller.agencyId, identityId);
			if (stored?.sealed) await erase(deps, caller, { ...stored, sealed: stored.sealed });
			else if (!stored) await refuse(deps, caller, identityId);
			return {};
		});
	};

const refuse = async ({ context }: Deps, caller: Actor, identityId: string): Promise<never> => {
	await context.committer.commit({
		writes: [],
		events: [recordsAccessed({ ids: [identityId], query: "erase-identity", found: false }, caller)],
		traceparent: currentTraceparent(),
	});
	throw new HubError("NOT_FOUND", { detail: "No such identity." });
};

const erase = async (deps: Deps, caller: Actor, { place, sealed }: Required<Stored>): Promise<void> => {
	const { context } = deps;
	const { agency, caseId, identityId } = place;
	const writes = await replacingCaseKey(deps, {
		agency,
		caseId,
		caseKey: sealed.caseKey,
		leaving: new Set([identityId]),
		erase: [
			{ statement: eraseIdentityRow, row: { agency, id: identityId, at: new Date(context.now()).toISOString() } },
			{ statement: deleteBlindKeys, row: { agency, id: identityId } },
		],
	});
	await context.committer.commit({
		writes,
		events: [identityErased(place, caller)],
		writer: agency,
		traceparent: currentTraceparent(),
	});
};
