import type { Principal } from "@seamark/policy";
import type { Session } from "./authenticate.ts";

/** Who acted, as events and the audit name it: ids only. */
export const actorOf = (session: Session, who: Pick<Principal, "agency" | "post" | "officer" | "purpose">) => ({
	agencyId: who.agency,
	postId: who.post,
	officerId: who.officer ?? "",
	purpose: who.purpose,
	tokenId: session.claims.tokenId,
	service: "",
});
export type Actor = ReturnType<typeof actorOf>;
