import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { type ProviderRow, removeProvider } from "../store/providers.ts";

/** Taking access away takes one person. The hub's key for these sign-ins leaves the directory with it: their tokens are worth nothing at once. */
export const decideRemoveProvider = (
	provider: ProviderRow,
	asked: { reason: string },
	now: number,
): DirectoryDecision =>
	unlessFaulty(faultsWhere([provider.removed, "/id", "was removed already"]), () => ({
		writes: [{ statement: removeProvider, row: { id: provider.id, at: rfc3339(now) } }],
		changed: [
			{
				entity: "provider",
				entityId: provider.id,
				change: "removed",
				agencyId: provider.agencyId,
				reason: asked.reason,
			},
		],
		answer: { id: provider.id },
	}));
