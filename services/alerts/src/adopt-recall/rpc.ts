import type { sharedAlertsApi } from "@seamark/contracts";
import type { Deps } from "../deps.ts";
import { decideRecallAlert } from "../recall-alert/decide.ts";
import { idOf } from "../share/id-of.ts";
import { findOwnAlert } from "../store/shared.ts";

/**
 * The hub was put back from a backup of before a recall. Another hub remembers the recall: it holds, and what the backup brought back is
 * taken away again.
 */
export const adoptRecallRpc =
	({ context }: Deps, traceparent: () => string) =>
	async ({ alertId }: sharedAlertsApi.AdoptRecallRequest): Promise<sharedAlertsApi.AdoptRecallResponse> => {
		const found = await findOwnAlert(context.pool, idOf(alertId));
		if (!found) return { known: false };
		if (found.status === "recalled") return { known: true };
		const { agency } = found.originator;
		const actor = {
			agencyId: agency,
			postId: "",
			officerId: "",
			purpose: "investigation",
			tokenId: "",
			service: "exchange",
		} as const;
		const decided = decideRecallAlert(found, {
			reason: "Recalled before the hub was put back from a backup.",
			by: { post: found.changedByPost },
			actor,
			at: context.now(),
		});
		if ("refused" in decided) return { known: true };
		await context.committer.commit({
			writes: decided.writes,
			events: decided.events,
			writer: agency,
			traceparent: traceparent(),
		});
		return { known: true };
	};
