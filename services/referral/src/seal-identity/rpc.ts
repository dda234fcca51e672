import { isDeepStrictEqual } from "node:util";
import type { vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { prepare } from "@seamark/matching";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identitySealed } from "../events.ts";
import { findIdentity, insertBlindKeys, insertIdentity, type Stored, toRow } from "../store/identities.ts";
import { againOnConflict } from "../vault/again.ts";
import { caseKeyOf } from "../vault/agency-keys.ts";
import { blindKeysOf } from "../vault/blind-keys.ts";
import { checkCall } from "../vault/caller.ts";
import { checkIdentity, fieldsOf, type Identity, personOf } from "../vault/identity.ts";
import { openIdentity, sealIdentity, unwrapCaseKey } from "../vault/open-sealed.ts";

const erased = () =>
	new HubError("CONFLICT", {
		detail: "The identities of this case, or this identity, were erased: nothing is sealed there again.",
	});

/** Seals a new identity: its row, its place in the index and its event commit together. */
export const sealIdentityRpc =
	(deps: Deps) =>
	async (request: vaultApi.SealIdentityRequest): Promise<vaultApi.SealIdentityResponse> => {
		const { identityId, caseId } = request;
		const caller = checkCall(request.caller, { identityId, caseId }, checkIdentity(request.identity));
		const identity = request.identity as Identity;
		const agency = caller.agencyId;
		const before = await findIdentity(deps.context.pool, agency, identityId);
		if (before) return sealedBefore(deps, before, caseId, identity);

		const place = { agency, caseId, identityId, version: 1 };
		const keys = blindKeysOf(await deps.indexKeyOf(agency), prepare(personOf(identity)));
		return againOnConflict(async () => {
			const caseKey = await caseKeyOf(deps, agency, caseId);
			if (!caseKey) throw erased();
			const sealed = sealIdentity(caseKey.key, place, identity);
			const row = toRow({ place, keyVersion: caseKey.version, sealed, at: deps.context.now(), post: caller.postId });
			try {
				await deps.context.committer.commit({
					writes: [
						{ statement: insertIdentity, row },
						{ statement: insertBlindKeys, row: { agency, id: identityId, keys } },
					],
					events: [identitySealed(place, caller)],
					writer: agency,
					traceparent: currentTraceparent(),
				});
			} catch (error) {
				// Another call sealed it in this moment, or the case has another key or none.
				const meanwhile = await findIdentity(deps.context.pool, agency, identityId);
				if (meanwhile) return sealedBefore(deps, meanwhile, caseId, identity);
				throw error;
			}
			return { version: 1 };
		});
	};

/** The same content again is the answer that was lost; anything else is another identity under the same id. */
const sealedBefore = (
	deps: Deps,
	stored: Stored,
	caseId: string,
	identity: Identity,
): vaultApi.SealIdentityResponse => {
	const { place, sealed } = stored;
	if (!sealed) throw erased();
	const caseKey = unwrapCaseKey(deps.keys, place.agency, place.caseId, sealed.caseKey);
	const same =
		place.caseId === caseId &&
		isDeepStrictEqual(
			JSON.parse(JSON.stringify(fieldsOf(openIdentity(caseKey, place, sealed)))),
			JSON.parse(JSON.stringify(fieldsOf(identity))),
		);
	if (!same) throw new HubError("CONFLICT", { detail: "Another identity was sealed under this id." });
	return { version: place.version };
};
