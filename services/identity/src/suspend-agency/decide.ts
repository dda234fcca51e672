import { type Decision, decided, faultsWhere } from "../decision.ts";
import type { AgencyRow } from "../store/read.ts";
import { setAgencyStatus } from "../store/statements.ts";

/** From the commit on, no token of the agency is taken and none is issued. Its records stay as they are. */
export const decideSuspendAgency = (agency: AgencyRow, ownAgency: string, reason: string): Decision =>
	decided(
		faultsWhere(
			[agency.id === ownAgency, "/id", "is your own agency; another coordination centre must suspend it"],
			[agency.status === "suspended", "/id", "is suspended already"],
		),
		() => ({
			writes: [{ statement: setAgencyStatus, row: { id: agency.id, status: "suspended", version: agency.version } }],
			changed: [{ entity: "agency", entityId: agency.id, change: "suspended", agencyId: agency.id, reason }],
			answer: { id: agency.id, status: "suspended" },
		}),
	);
