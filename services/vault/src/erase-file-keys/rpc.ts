import type { vaultApi } from "@seamark/contracts";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { eraseFileKeyRow, fileKeysOfCase, neverSealFileKeys } from "../store/file-keys.ts";
import { findCaseKey } from "../store/keys.ts";
import { againOnConflict } from "../vault/again.ts";
import { checkCall, isUuid } from "../vault/caller.ts";
import { replacingCaseKey } from "../vault/replace-case-key.ts";

const most = 1_000;

/**
 * Destroys keys of files of one case, and gives the case another key as the erasure of an identity does. Done before is done. An id that
 * nobody has is taken: a sealing of it that comes later is refused.
 */
export const eraseFileKeysRpc =
	(deps: Deps) =>
	async (request: vaultApi.EraseFileKeysRequest): Promise<vaultApi.EraseFileKeysResponse> => {
		const { caseId, fileIds } = request;
		const good = fileIds.length <= most && fileIds.every(isUuid);
		const faults = good ? [] : [{ at: "/fileIds", message: `must hold at most ${most} UUIDs in lower case` }];
		const caller = checkCall(request.caller, { caseId }, faults);
		const agency = caller.agencyId;
		const { pool, committer, now } = deps.context;
		if (fileIds.length === 0) return { erased: 0 };
		const rows = fileIds.map((id) => ({ agency, id, at: new Date(now()).toISOString() }));
		await committer.commit({
			writes: rows.map((row) => ({ statement: neverSealFileKeys, row })),
			events: [],
			writer: agency,
		});
		return againOnConflict(async () => {
			const caseKey = await findCaseKey(pool, agency, caseId);
			if (caseKey === undefined || caseKey === "erased") return { erased: 0 };
			const there = new Set((await fileKeysOfCase(pool, agency, caseId)).map((one) => one.id));
			const leaving = new Set(fileIds.filter((id) => there.has(id)));
			if (leaving.size === 0) return { erased: 0 };
			const at = new Date(now()).toISOString();
			const erase = [...leaving].map((id) => ({ statement: eraseFileKeyRow, row: { agency, id, at } }));
			await committer.commit({
				writes: await replacingCaseKey(deps, { agency, caseId, caseKey, leaving, erase }),
				events: [],
				writer: agency,
				traceparent: currentTraceparent(),
			});
			return { erased: leaving.size };
		});
	};
