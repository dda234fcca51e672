import type { Actor } from "@seamark/auth";
import type { casesApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import type { Deps } from "../../deps.ts";

/** Who a person is that another agency released to the caller's. The vault decides, and records it: nothing here is the caller's own. */
export const openReleasedPersonRpc =
	({ vault }: Pick<Deps, "vault">) =>
	async (request: casesApi.OpenReleasedPersonRequest): Promise<casesApi.OpenReleasedPersonResponse> => {
		const { ownerId, releaseId, requestId } = request;
		const actor = request.caller as Actor | undefined;
		if (!actor) throw new HubError("VALIDATION", { faults: [{ at: "/caller", message: "is missing" }] });
		return vault.openReleased({ actor, ownerId, releaseId, requestId });
	};
