import { type Actor, encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";

/** Every event of the vault is made here: ids and who acted, nothing of an identity. */

type Subject = { identityId: string; caseId: string };

export const identitySealed = (o: Subject & { version: number }, actor: Actor): NewEvent => ({
	...encodeEvent("IdentitySealed", o.identityId, { ...o, actor }),
	version: o.version,
});

export const identityOpened = (o: Subject & { version: number }, actor: Actor): NewEvent =>
	encodeEvent("IdentityOpened", o.identityId, { ...o, actor });

export const identityReleased = (
	{ identityId, caseId }: Subject,
	o: { preparedBy: string; releaseId: string; receiverId: string; requestId: string },
	actor: Actor,
): NewEvent => encodeEvent("IdentityReleased", identityId, { identityId, caseId, ...o, actor });

export const identityErased = (o: Subject, actor: Actor): NewEvent =>
	encodeEvent("IdentityErased", o.identityId, { ...o, actor });

/** A search, or an attempt to open what is not there. */
export const recordsAccessed = (
	o: { record?: "identity" | "file-key"; ids: readonly string[]; query: string; found: boolean },
	actor: Actor,
): NewEvent =>
	encodeEvent("RecordsAccessed", actor.postId, {
		actor,
		action: "consultation",
		record: o.record ?? "identity",
		recordIds: [...o.ids],
		query: o.query,
		found: o.found,
	});
