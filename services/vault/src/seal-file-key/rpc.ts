import type { vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { findFileKey, insertFileKey, type StoredFileKey } from "../store/file-keys.ts";
import { againOnConflict } from "../vault/again.ts";
import { caseKeyOf } from "../vault/agency-keys.ts";
import { checkCall } from "../vault/caller.ts";
import { unwrapFileKey, wrapFileKey } from "../vault/file-key.ts";
import { unwrapCaseKey } from "../vault/open-sealed.ts";

const erased = () =>
	new HubError("CONFLICT", {
		detail:
			"What this case holds of persons was erased: no file is put to it again. Open another case for what comes now.",
	});

/** Wraps the key of a file with the key of its case. The event that tells of the file is the caller's. */
export const sealFileKeyRpc =
	(deps: Deps) =>
	async (request: vaultApi.SealFileKeyRequest): Promise<vaultApi.SealFileKeyResponse> => {
		const { fileId, caseId, key } = request;
		const faults = key.length === 32 ? [] : [{ at: "/key", message: "must be 32 bytes" }];
		const caller = checkCall(request.caller, { fileId, caseId }, faults);
		const { pool, committer, now } = deps.context;
		const place = { agency: caller.agencyId, caseId, fileId };
		return againOnConflict(async () => {
			const before = await findFileKey(pool, caller.agencyId, fileId);
			if (before) return sealedBefore(deps, place, before, key);
			const caseKey = await caseKeyOf(deps, caller.agencyId, caseId);
			if (!caseKey) throw erased();
			const row = {
				agency: caller.agencyId,
				id: fileId,
				case_id: caseId,
				key_version: caseKey.version,
				wrapped: wrapFileKey(caseKey.key, place, key).toString("hex"),
				at: new Date(now()).toISOString(),
				post: caller.postId,
			};
			await committer.commit({
				writes: [{ statement: insertFileKey, row }],
				events: [],
				writer: caller.agencyId,
				traceparent: currentTraceparent(),
			});
			return {};
		});
	};

type Place = Parameters<typeof unwrapFileKey>[1];

/** The same key again is the answer that was lost. */
const sealedBefore = (
	{ keys }: Deps,
	place: Place,
	{ caseId, sealed }: StoredFileKey,
	key: Uint8Array,
): vaultApi.SealFileKeyResponse => {
	if (!sealed) throw erased();
	const same = () =>
		unwrapFileKey(unwrapCaseKey(keys, place.agency, caseId, sealed.caseKey), place, sealed.wrapped).equals(key);
	if (caseId !== place.caseId || !same())
		throw new HubError("CONFLICT", { detail: "Another key is kept under this id." });
	return {};
};
