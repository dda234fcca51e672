import type { Actor } from "@seamark/auth";
import type { Principal } from "@seamark/policy";

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
