import type { vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { findFileKey } from "../store/file-keys.ts";
import { checkCall } from "../vault/caller.ts";
import { unwrapFileKey } from "../vault/file-key.ts";
import { unwrapCaseKey } from "../vault/open-sealed.ts";

/** The key of a file; that it was opened, or asked for in vain, is in the log before the answer leaves. */
export const openFileKeyRpc =
	(deps: Deps) =>
	async (request: vaultApi.OpenFileKeyRequest): Promise<vaultApi.OpenFileKeyResponse> => {
		const { fileId } = request;
		const caller = checkCall(request.caller, { fileId });
		const agency = caller.agencyId;
		const stored = await findFileKey(deps.context.pool, agency, fileId);
		const found = stored?.sealed !== undefined;
		await deps.context.committer.commit({
			writes: [],
			events: [recordsAccessed({ record: "file-key", ids: [fileId], query: "open-file-key", found }, caller)],
			traceparent: currentTraceparent(),
		});
		if (!stored?.sealed) throw new HubError("NOT_FOUND", { detail: "No such file, or it was erased." });
		const { caseId, sealed } = stored;
		const caseKey = unwrapCaseKey(deps.keys, agency, caseId, sealed.caseKey);
		return { key: unwrapFileKey(caseKey, { agency, caseId, fileId }, sealed.wrapped) };
	};
