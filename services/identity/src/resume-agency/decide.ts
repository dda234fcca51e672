import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, unlessFaulty } from "../decision.ts";
import type { AgencyRow } from "../store/read.ts";
import { setAgencyStatus } from "../store/statements.ts";

export const decideResumeAgency = (agency: AgencyRow, reason: string): DirectoryDecision =>
	unlessFaulty(faultsWhere([agency.status === "active", "/id", "is not suspended"]), () => ({
		writes: [{ statement: setAgencyStatus, row: { id: agency.id, status: "active", version: agency.version } }],
		changed: [{ entity: "agency", entityId: agency.id, change: "resumed", agencyId: agency.id, reason }],
		answer: { id: agency.id, status: "active" },
	}));
