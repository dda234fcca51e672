import type { vaultApi } from "@seamark/contracts";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { identityErased } from "../events.ts";
import { eraseFileKeysOfCase } from "../store/file-keys.ts";
import { deleteBlindKeys, deleteWaitingKeys, eraseIdentityRow, listIdentities } from "../store/identities.ts";
import { eraseCaseKey } from "../store/keys.ts";
import { checkCall } from "../vault/caller.ts";

const page = 500;

/**
 * Destroys the key of a case first: from then on nothing of it opens, and nothing is sealed under it again. Then what is left of
 * its identities goes, page by page, each with its event. A call that was cut short is made again and goes on.
 */
export const eraseCaseRpc =
	(deps: Deps) =>
	async (request: vaultApi.EraseCaseRequest): Promise<vaultApi.EraseCaseResponse> => {
		const { caseId } = request;
		const caller = checkCall(request.caller, { caseId });
		const agency = caller.agencyId;
		const { pool, committer } = deps.context;
		const at = new Date(deps.context.now()).toISOString();
		await committer.commit({
			writes: [
				{ statement: eraseCaseKey, row: { agency, case_id: caseId, at } },
				{ statement: eraseFileKeysOfCase, row: { agency, case_id: caseId, at } },
			],
			events: [],
			writer: agency,
		});
		for (let erased = 0; ; ) {
			const ids = await listIdentities(pool, agency, caseId, page);
			if (ids.length === 0) return { erased };
			await committer.commit({
				writes: ids.flatMap((id) => [
					{ statement: eraseIdentityRow, row: { agency, id, at } },
					{ statement: deleteBlindKeys, row: { agency, id } },
					{ statement: deleteWaitingKeys, row: { agency, id } },
				]),
				events: ids.map((identityId) => identityErased({ identityId, caseId }, caller)),
				writer: agency,
				traceparent: currentTraceparent(),
			});
			erased += ids.length;
		}
	};
