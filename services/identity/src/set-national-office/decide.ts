import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, unlessFaulty } from "../decision.ts";
import type { NationalOffice } from "../schema.ts";
import type { AgencyRow } from "../store/read.ts";
import { setNationalOffice } from "../store/statements.ts";

/** One agency of a country holds an office: the one before has to give it up first, so that nobody takes it unseen. */
export const decideSetNationalOffice = (
	agency: AgencyRow,
	office: NationalOffice | null,
	holder: { id: string; handle: string } | undefined,
): DirectoryDecision =>
	unlessFaulty(
		faultsWhere(
			[agency.nationalOffice === office, "/office", "is what the agency has already"],
			[
				holder !== undefined && holder.id !== agency.id,
				"/office",
				`is held by ${holder?.handle}; take it from that agency first`,
			],
		),
		() => ({
			writes: [{ statement: setNationalOffice, row: { id: agency.id, office, version: agency.version } }],
			changed: [
				{
					entity: "agency",
					entityId: agency.id,
					change: office === null ? "office-ended" : `office-${office}`,
					agencyId: agency.id,
				},
			],
			answer: { id: agency.id, office },
		}),
	);
