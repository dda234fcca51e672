import { type ErrorCode, HubError } from "@seamark/errors";

/** How something is not there: by its own code, or in words under NOT_FOUND. Another's and what does not exist answer alike. */
export type Missing = ErrorCode | { detail: string };

export const notThere = (missing: Missing = "NOT_FOUND"): HubError =>
	typeof missing === "string" ? new HubError(missing) : new HubError("NOT_FOUND", missing);
