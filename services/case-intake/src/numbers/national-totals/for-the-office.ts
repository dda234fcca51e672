import { HubError } from "@seamark/errors";
import { decideAccess, type Principal } from "@seamark/policy";

/** Anyone who holds the office reads for its purposes. Throws FORBIDDEN for any other: an empty answer would say that there is nothing. */
export const forTheOffice = (who: Principal, at: number): void => {
	if (!decideAccess("national-totals", who, "read", { owner: who.agency }, at).allowed)
		throw new HubError("FORBIDDEN", {
			detail: "National totals are read for the purpose analysis or oversight. Log in for one of these.",
		});
};
