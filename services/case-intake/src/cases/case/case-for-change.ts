import type { Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Deps } from "../../deps.ts";
import { forChange } from "../../plumbing/consult.ts";
import { findCase } from "../../store/cases.ts";

/** An open case of the caller's agency. Throws CASE_NOT_FOUND or CASE_CLOSED. */
export const caseForChange = async (deps: Deps, session: Session, id: string) => {
	const { found, who } = await forChange(deps, session, { record: "case", read: (tx) => findCase(tx, id) });
	if (found.status === "closed") throw new HubError("CASE_CLOSED");
	return { found, who };
};
