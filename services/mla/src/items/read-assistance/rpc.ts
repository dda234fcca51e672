import type { Actor } from "@seamark/auth";
import type { mlaApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { recordsAccessed } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { faultsOfNamed, findAssistance } from "../find-assistance.ts";

/** Tells who executes a request what is to be traced or frozen. The read is on record before the answer leaves. */
export const readAssistanceRpc =
	(deps: Pick<Deps, "context">) =>
	async (request: mlaApi.ReadAssistanceRequest): Promise<mlaApi.ReadAssistanceResponse> => {
		const faults = faultsOfNamed(request);
		const actor = request.caller as Actor | undefined;
		if (faults.length > 0 || !actor) throw new HubError("VALIDATION", { faults });
		const found = await findAssistance(deps, actor, request);
		await deps.context.committer.commit({
			writes: [],
			events: [
				recordsAccessed({
					actor,
					action: "disclosure",
					record: "mla-request",
					ids: [request.requestId],
					query: "read-assistance",
					found: found !== undefined,
				}),
			],
			traceparent: currentTraceparent(),
		});
		if (!found) throw new HubError("NOT_FOUND");
		const { reference, stage, assistance, contents, state } = found.row;
		const { property = "", actions = "", facts = "" } = contents;
		const confidential = state.confidentiality === "required";
		return { reference, stage, assistance: [...assistance], property, actions, facts, confidential };
	};
