import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { secondFaults } from "../provider/by-two.ts";
import { confirmProvider, type ProviderRow } from "../store/providers.ts";

/** From here on the hub signs tokens for officers who signed in there; its key signs once every cache has it. */
export const decideConfirmProvider = (
	provider: ProviderRow,
	state: { officer: string | undefined; inUse: boolean; hosted: boolean },
	o: { publicationMs: number },
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		[
			...secondFaults(provider, state.officer, now),
			...faultsWhere(
				[state.hosted, "", "is for agencies that hold their own key"],
				[state.inUse && provider.confirmedAt === null, "/id", "cannot be used yet: remove the provider of now first"],
			),
		],
		() => ({
			writes: [
				{
					statement: confirmProvider,
					row: { id: provider.id, by: state.officer, at: rfc3339(now), signsFrom: rfc3339(now + o.publicationMs) },
				},
			],
			changed: [{ entity: "provider", entityId: provider.id, change: "confirmed", agencyId: provider.agencyId }],
			answer: { id: provider.id, issuer: provider.issuer, signsFrom: rfc3339(now + o.publicationMs) },
		}),
	);
