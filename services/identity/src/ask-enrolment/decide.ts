import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { Giver } from "../sign-in/givers.ts";
import { insertEnrolment } from "../store/passkeys.ts";

/** How long the second person has to confirm, and then the officer to enrol. */
export const codeLifeMs = 24 * 3_600_000;

/** One person of the administration asks for a code and gets its first half. Nobody enrols by that half alone. */
export const decideAskEnrolment = (
	asked: { officer: string; replace: boolean },
	state: { agencyId: string; hosted: boolean; giver: Giver; has: boolean },
	made: { id: string; half: string; hash: string },
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		faultsWhere(
			[!state.hosted, "/id", "is of an agency that signs its officers in by itself"],
			[state.giver.id === asked.officer, "/id", "is you: two others give you a code"],
			[
				!state.giver.mayGive,
				"",
				"is for officers of the administration: a system may give a code only while fewer than two of them have a passkey",
			],
			[state.has && !asked.replace, "/replace", "must be true: the officer has a passkey, which the new one replaces"],
		),
		() => ({
			writes: [
				{
					statement: insertEnrolment,
					row: {
						id: made.id,
						agencyId: state.agencyId,
						officerId: asked.officer,
						replaces: asked.replace,
						askedBy: state.giver.id,
						at: rfc3339(now),
						firstHash: made.hash,
						expiresAt: rfc3339(now + codeLifeMs),
					},
				},
			],
			changed: [{ entity: "enrolment", entityId: made.id, change: "asked", agencyId: state.agencyId }],
			answer: { id: made.id, firstHalf: made.half, expiresAt: rfc3339(now + codeLifeMs) },
		}),
	);
