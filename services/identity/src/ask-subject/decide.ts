import { faultsOfFirst, faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { insertSubject } from "../store/providers.ts";

/** One person of the administration says who an officer is at the provider. It counts once a second one has confirmed it. */
export const decideAskSubject = (
	asked: { officer: string; subject: string },
	state: { agencyId: string; providerId: string | undefined; by: string | undefined; taken: boolean },
	id: string,
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		[
			...faultsOfFirst(state.by),
			...faultsWhere(
				[state.providerId === undefined, "", "takes a provider: register it, and have a second officer confirm it"],
				[state.by === asked.officer, "/id", "is you: two others say who you are there"],
				[state.taken, "/subject", "is in use, or the officer has another one: remove that first"],
			),
		],
		() => ({
			writes: [
				{
					statement: insertSubject,
					row: {
						id,
						providerId: state.providerId,
						agencyId: state.agencyId,
						officerId: asked.officer,
						subject: asked.subject,
						askedBy: state.by,
						at: rfc3339(now),
					},
				},
			],
			changed: [{ entity: "provider-subject", entityId: asked.officer, change: "asked", agencyId: state.agencyId }],
			answer: { id },
		}),
	);
