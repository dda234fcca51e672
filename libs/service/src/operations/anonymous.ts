import type { Actor } from "@seamark/auth";

/**
 * Who is named where a person may not be: the agency, and nothing that leads to the person. The token's id would, since the
 * audit holds for whom each token was issued.
 */
export const anonymousActor = ({ agencyId, purpose }: Actor): Actor => ({
	agencyId,
	postId: "",
	officerId: "",
	purpose,
	tokenId: "",
	service: "",
});
