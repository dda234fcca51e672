import { faultsOfSecond, faultsWhere } from "@seamark/service";
import { codeLifeMs } from "../ask-enrolment/decide.ts";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { Giver } from "../sign-in/givers.ts";
import { confirmEnrolment, type EnrolmentRow } from "../store/passkeys.ts";

/**
 * A second person confirms and gets the second half: somebody else than the one who asked, and than the officer whom it is for.
 */
export const decideConfirmEnrolment = (
	enrolment: EnrolmentRow,
	giver: Giver,
	made: { half: string; hash: string },
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		[
			...faultsOfSecond(giver.id, [enrolment.askedBy], {
				at: "/id",
				first: "was asked for by you",
				next: "another person of the administration confirms it",
			}),
			...faultsOfSecond(giver.id, [enrolment.officerId], {
				at: "/id",
				first: "is for you",
				next: "two others give you a code",
			}),
			...faultsWhere(
				[!giver.mayGive, "", "is for officers of the agency's administration: two of them have a passkey"],
				[enrolment.confirmedAt !== null, "/id", "is confirmed already"],
				[enrolment.used || enrolment.expiresAt <= now, "/id", "has expired; ask for a new code"],
			),
		],
		() => ({
			writes: [
				{
					statement: confirmEnrolment,
					row: {
						id: enrolment.id,
						by: giver.id,
						at: rfc3339(now),
						secondHash: made.hash,
						expiresAt: rfc3339(now + codeLifeMs),
					},
				},
			],
			changed: [{ entity: "enrolment", entityId: enrolment.id, change: "confirmed", agencyId: enrolment.agencyId }],
			answer: {
				id: enrolment.id,
				officer: enrolment.officerId,
				secondHalf: made.half,
				expiresAt: rfc3339(now + codeLifeMs),
			},
		}),
	);
