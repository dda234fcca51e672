import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, unlessFaulty } from "../decision.ts";
import { insertOfficer } from "../store/statements.ts";

/** An officer is an id and a handle here; the name stays with the agency. */
export const decideRegisterOfficer = (
	asked: { handle: string },
	agencyId: string,
	state: { handleTaken: boolean },
	id: string,
): DirectoryDecision =>
	unlessFaulty(faultsWhere([state.handleTaken, "/handle", "is the handle of another officer of your agency"]), () => ({
		writes: [{ statement: insertOfficer, row: { id, agencyId, handle: asked.handle } }],
		changed: [{ entity: "officer", entityId: id, change: "registered", agencyId }],
		answer: { id },
	}));
