import { catalogue, HubError, toHubError } from "@seamark/errors";
import { CursorGap } from "./cursor.ts";

/**
 * Whether a failure says something about the event itself. A database that is away, or a service that asks to be tried again,
 * does not: the event comes again when it is back, and must not become a dead letter meanwhile.
 */
export const isFaultOfEvent = (error: unknown): boolean => {
	if (error instanceof CursorGap) return false;
	if (error instanceof HubError && error.code.startsWith("CURSOR_")) return false;
	return !catalogue[toHubError(error).code].retry;
};
