import { HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";

/**
 * An agency looks after its own keys; the coordination centre may as well, for an agency that has lost all of them cannot
 * help itself. For everybody else the agency's keys are not there.
 */
export const mayManageKeys = (who: Principal, agencyId: string): void => {
	if (who.scopes.includes("directory:write")) return;
	if (who.agency !== agencyId) throw new HubError("NOT_FOUND");
	if (!who.scopes.includes("agency:admin"))
		throw new HubError("FORBIDDEN", {
			detail: "This operation needs the scope agency:admin, which this token does not carry.",
		});
};
