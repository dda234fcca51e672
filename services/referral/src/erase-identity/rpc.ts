import type { Actor, vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identitiesAccessed, identityErased } from "../events.ts";
import {
	checkWholeCase,
	deleteBlindKeys,
	eraseIdentityRow,
	findIdentity,
	keysOfCase,
	rewrapIdentity,
	type Stored,
} from "../store/identities.ts";
import { replaceCaseKey } from "../store/keys.ts";
import { againOnConflict } from "../vault/again.ts";
import { checkCall } from "../vault/caller.ts";
import { rewrapKey, unwrapCaseKey, wrapCaseKey } from "../vault/open-sealed.ts";
import { newKey } from "../vault/seal.ts";

const hex = (value: Uint8Array): string => Buffer.from(value).toString("hex");

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
		events: [identitiesAccessed({ ids: [identityId], query: "erase-identity", found: false }, caller)],
		traceparent: currentTraceparent(),
	});
	throw new HubError("NOT_FOUND", { detail: "No such identity." });
};

/**
 * The case gets another key, and those who stay have theirs wrapped with it: a copy of the erased row, made at any time, needs the
 * key before, which is nowhere any more.
 */
const erase = async ({ context, keys }: Deps, caller: Actor, { place, sealed }: Required<Stored>): Promise<void> => {
	const { agency, caseId, identityId } = place;
	const before = unwrapCaseKey(keys, agency, caseId, sealed.caseKey);
	const after = newKey();
	const { keyId, wrapped } = wrapCaseKey(keys, agency, caseId, after);
	const staying = (await keysOfCase(context.pool, agency, caseId)).filter((one) => one.id !== identityId);
	// Another erasure in this case came between the two readings.
	if (staying.some((one) => one.key_version !== sealed.caseKey.version)) throw new HubError("CONFLICT");
	await context.committer.commit({
		writes: [
			// First, for its lock: who seals in this case meanwhile is seen by what follows, or sees the other key.
			{
				statement: replaceCaseKey,
				row: { agency, case_id: caseId, version: sealed.caseKey.version + 1, key_id: keyId, wrapped: hex(wrapped) },
			},
			{ statement: eraseIdentityRow, row: { agency, id: identityId, at: new Date(context.now()).toISOString() } },
			...staying.map(({ id, version, wrapped: own }) => ({
				statement: rewrapIdentity,
				row: {
					agency,
					id,
					version,
					wrapped: hex(rewrapKey(before, after, { agency, caseId, identityId: id, version }, own)),
				},
			})),
			{ statement: checkWholeCase, row: { agency, case_id: caseId, identities: staying.length } },
			{ statement: deleteBlindKeys, row: { agency, id: identityId } },
		],
		events: [identityErased(place, caller)],
		writer: agency,
		traceparent: currentTraceparent(),
	});
};
