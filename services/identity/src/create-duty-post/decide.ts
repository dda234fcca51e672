import { type AgencyKind, grantable, type Purpose, type Scope, type Tlp } from "@seamark/policy";
import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, unlessFaulty } from "../decision.ts";
import { insertPost } from "../store/statements.ts";

export type CreateDutyPost = {
	name: string;
	clearance: Tlp;
	scopes: readonly Scope[];
	purposes: readonly Purpose[];
};

/** A post can never hold more than its kind of agency may. */
export const decideCreateDutyPost = (
	asked: CreateDutyPost,
	agency: { id: string; kind: AgencyKind },
	state: { nameTaken: boolean },
	id: string,
): DirectoryDecision => {
	const beyond = asked.scopes.filter((scope) => !grantable[agency.kind].includes(scope));
	return unlessFaulty(
		faultsWhere(
			[state.nameTaken, "/name", "is the name of an open post of your agency"],
			[beyond.length > 0, "/scopes", `holds what no ${agency.kind} may: ${beyond.join(", ")}`],
		),
		() => ({
			writes: [{ statement: insertPost, row: { ...asked, id, agencyId: agency.id } }],
			changed: [{ entity: "duty-post", entityId: id, change: "created", agencyId: agency.id }],
			answer: { id },
		}),
	);
};
