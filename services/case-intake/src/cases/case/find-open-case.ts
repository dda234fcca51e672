import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { type CaseState, findCase } from "../../store/cases.ts";

/** A case that still takes something; undefined where the caller has none of that id. Throws CASE_CLOSED. */
export const findOpenCase = async (tx: Tx, id: string): Promise<CaseState | undefined> => {
	const found = await findCase(tx, id);
	if (found?.status === "closed") throw new HubError("CASE_CLOSED");
	return found;
};
