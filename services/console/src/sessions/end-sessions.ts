import { decodeEvent } from "@seamark/contracts";
import type { Effect } from "@seamark/events";
import { deleteSessionsOf } from "../store/sessions.ts";

/** Where passkeys of an officer were removed or replaced, or their name at the agency's provider, their sessions end at once, and not with their last token. */
export const endSessions: Effect = async (tx, events) => {
	for (const event of events) {
		const decoded = decodeEvent(event);
		if (decoded?.name !== "DirectoryChanged") continue;
		const { entity, entityId, change } = decoded.payload;
		if ((entity === "passkey" && change !== "enrolled") || (entity === "provider-subject" && change === "removed"))
			await deleteSessionsOf(tx, entityId);
	}
};
