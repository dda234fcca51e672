import { HubError } from "@seamark/errors";
import type { Input } from "@seamark/service";
import { findCase } from "../../store/cases.ts";

/** The number that a case of the caller's was given when it was stored. */
export const referenceOf = async (caseId: string, asCaller: Input["asCaller"]): Promise<string> => {
	const found = await asCaller((tx) => findCase(tx, caseId));
	if (!found) throw new HubError("CASE_NOT_FOUND");
	return found.reference;
};
