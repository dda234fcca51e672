import type { Session } from "@seamark/auth";
import type { Principal } from "@seamark/policy";

/** Who acted, as events and the audit name it: ids only. */
export const actorOf = (session: Session, who: Principal) => ({
	agencyId: who.agency,
	postId: who.post,
	officerId: who.officer ?? "",
	purpose: who.purpose,
	tokenId: session.claims.tokenId,
	service: "",
});
export type Actor = ReturnType<typeof actorOf>;

/**
 * Who handed in an anonymous tip: the agency and nothing that leads to a person. The token's id would, since the audit
 * holds for whom each token was issued.
 */
export const anonymousActor = (who: Principal): Actor => ({
	agencyId: who.agency,
	postId: "",
	officerId: "",
	purpose: who.purpose,
	tokenId: "",
	service: "",
});
