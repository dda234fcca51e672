import { HubError } from "@seamark/errors";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that a page follows; the one before all others for the first page. The ids are the agency's own, so they tell it nothing. */
export const firstId = (after: string | undefined): string => {
	if (after === undefined) return "00000000-0000-0000-0000-000000000000";
	if (uuid.test(after)) return after;
	throw new HubError("CURSOR_INVALID");
};
