import type { Session } from "@seamark/auth";
import { encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";

/** Who acts, as every event of this service names them. */
export type Actor = {
	agencyId: string;
	postId: string;
	officerId?: string;
	purpose: string;
	tokenId: string;
};

export const actorOf = (session: Session): Actor => {
	const who = session.principal();
	return {
		agencyId: who.agency,
		postId: who.post,
		...(who.officer === undefined ? {} : { officerId: who.officer }),
		purpose: who.purpose,
		tokenId: session.claims.tokenId,
	};
};

/** One entry of the directory that a command changes. */
export type Changed = {
	entity: "country" | "agency" | "duty-post" | "officer" | "posting" | "agreement" | "key" | "client";
	entityId: string;
	change: string;
	agencyId: string;
	reason?: string;
};

export const directoryChanged = (
	actor: Partial<Actor> & { service?: string },
	{ reason = "", ...changed }: Changed,
): NewEvent =>
	encodeEvent("DirectoryChanged", changed.agencyId || changed.entityId || "directory", { actor, ...changed, reason });

export type Grant = "client_credentials" | "jwt-bearer" | "demo";
export type Binding = "dpop" | "certificate" | "none";

export const tokenIssued = (
	actor: Actor,
	o: { clientId: string; scopes: readonly string[]; grant: Grant; binding: Binding },
): NewEvent =>
	encodeEvent("TokenIssued", actor.agencyId, { actor, ...o, tokenId: actor.tokenId, scopes: [...o.scopes] });

export const tokenRefused = (o: {
	agencyId: string;
	clientId: string;
	reason: string;
	grant: string;
	count: number;
}): NewEvent => encodeEvent("TokenRefused", o.agencyId || "unknown", o);

/** Officers and who sits where are personnel data: reading them is recorded before the answer leaves. */
export const recordsAccessed = (actor: Actor, record: string, ids: readonly string[], query: string): NewEvent =>
	encodeEvent("RecordsAccessed", actor.agencyId, {
		actor,
		action: "consultation",
		record,
		recordIds: [...ids],
		query,
		found: ids.length > 0,
	});
