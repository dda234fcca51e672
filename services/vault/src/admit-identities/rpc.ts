import type { vaultApi } from "@seamark/contracts";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { admitKeys } from "../store/identities.ts";
import { checkCall, isUuid } from "../vault/caller.ts";

const most = 1_000;

/** What waited was taken in: from here on it is found as all others are. Nothing of it is opened. */
export const admitIdentitiesRpc =
	({ context }: Deps) =>
	async (request: vaultApi.AdmitIdentitiesRequest): Promise<vaultApi.AdmitIdentitiesResponse> => {
		const { identityIds } = request;
		const good = identityIds.length <= most && identityIds.every(isUuid);
		const faults = good ? [] : [{ at: "/identityIds", message: `must hold at most ${most} UUIDs in lower case` }];
		const { agencyId: agency } = checkCall(request.caller, {}, faults);
		await context.committer.commit({
			writes: identityIds.map((id) => ({ statement: admitKeys, row: { agency, id } })),
			events: [],
			writer: agency,
			traceparent: currentTraceparent(),
		});
		return {};
	};
