import type { vaultApi } from "@seamark/contracts";
import type { Fault } from "@seamark/errors";
import type { Deps } from "../deps.ts";
import { type HeldKind, heldKinds, listHeld } from "../store/held.ts";
import { checkCall, isUuid } from "../vault/caller.ts";

const most = 1_000;

/** Ids of what is held, and of what is not erased: nothing that says who anybody is, so no access to an identity. */
export const listHeldRpc =
	({ context }: Deps) =>
	async (request: vaultApi.ListHeldRequest): Promise<vaultApi.ListHeldResponse> => {
		const { after, limit } = request;
		const kind = heldKinds.find((one) => one === request.kind);
		const faults: Fault[] = [
			...(kind ? [] : [{ at: "/kind", message: `must be one of ${heldKinds.join(", ")}` }]),
			...(after === "" || isUuid(after) ? [] : [{ at: "/after", message: "must be a UUID in lower case, or empty" }]),
			...(limit >= 1 && limit <= most ? [] : [{ at: "/limit", message: `must be 1 to ${most}` }]),
		];
		const { agencyId } = checkCall(request.caller, {}, faults);
		return { held: await listHeld(context.pool, agencyId, { kind: kind as HeldKind, after, limit }) };
	};
