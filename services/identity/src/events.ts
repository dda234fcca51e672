import type { Actor } from "@seamark/auth";
import { encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";

export type { Actor };

/** One entry of the directory that a command changes. */
export type Changed = {
	entity:
		| "country"
		| "agency"
		| "duty-post"
		| "officer"
		| "posting"
		| "agreement"
		| "key"
		| "statement-key"
		| "client"
		| "enrolment"
		| "passkey"
		| "provider"
		| "provider-subject"
		| "foreign-directory";
	entityId: string;
	change: string;
	agencyId: string;
	/** In words; never in an event. */
	reason?: string;
};

export const directoryChanged = (actor: Partial<Actor>, { reason: _, ...changed }: Changed): NewEvent =>
	encodeEvent("DirectoryChanged", changed.agencyId || changed.entityId || "directory", { actor, ...changed });

export type Grant = "client_credentials" | "jwt-bearer" | "sign-in" | "confirmation" | "demo";
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

export const statementSigned = (o: {
	actor: Actor;
	agencyId: string;
	keyId: string;
	/** In hex. */
	sha256: readonly string[];
}): NewEvent => encodeEvent("StatementSigned", o.agencyId, { ...o, sha256: [...o.sha256] });

type SignIn = { agencyId: string; officerId: string; signInId: string };
/** Nobody is on a post yet, and works for a purpose. */
const ofOfficer = ({ agencyId, officerId }: SignIn) => ({
	agencyId,
	officerId,
	postId: "",
	purpose: "",
	tokenId: "",
	service: "",
});

export const officerSignedIn = (o: SignIn): NewEvent =>
	encodeEvent("OfficerSignedIn", o.agencyId, { actor: ofOfficer(o), signInId: o.signInId });

export const signInEnded = (o: SignIn): NewEvent =>
	encodeEvent("SignInEnded", o.agencyId, { actor: ofOfficer(o), signInId: o.signInId });
