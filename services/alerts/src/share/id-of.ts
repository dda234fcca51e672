import { HubError } from "@seamark/errors";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of an alert, as the service exchange names it. */
export const idOf = (id: string): string => {
	if (uuid.test(id)) return id;
	throw new HubError("VALIDATION", { faults: [{ at: "/alert_id", message: "must be a UUID" }] });
};
