import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { AgencyRow, PostingRow } from "../store/read.ts";
import { endPosting, setAgencyStatus } from "../store/statements.ts";

/**
 * From the commit on, no token of the agency is taken and none is issued, and its officers leave the posts of other agencies:
 * those would let them in with the host's tokens. Its records stay as they are.
 */
export const decideSuspendAgency = (
	state: { agency: AgencyRow; secondedAway: readonly PostingRow[] },
	ownAgency: string,
	reason: string,
	now: number,
): DirectoryDecision => {
	const { agency, secondedAway } = state;
	return unlessFaulty(
		faultsWhere(
			[agency.id === ownAgency, "/id", "is your own agency; another coordination centre must suspend it"],
			[agency.status === "suspended", "/id", "is suspended already"],
		),
		() => ({
			writes: [
				{ statement: setAgencyStatus, row: { id: agency.id, status: "suspended", version: agency.version } },
				...secondedAway.map(({ id, version }) => ({ statement: endPosting, row: { id, at: rfc3339(now), version } })),
			],
			changed: [
				{ entity: "agency", entityId: agency.id, change: "suspended", agencyId: agency.id, reason },
				...secondedAway.map((one) => ({
					entity: "posting" as const,
					entityId: one.id,
					change: "ended",
					agencyId: one.hostAgencyId,
				})),
			],
			answer: { id: agency.id, status: "suspended" },
		}),
	);
};
