import { relyingPartyOf } from "../sign-in/relying-party.ts";

/**
 * Where the provider of an agency sends its officers back to: an address of its own for each, so that answers are never mixed up. At the
 * name under which passkeys are made, since officers open the console there.
 */
export const redirectUri = (consoleUrl: string, agencyId: string): string =>
	`${relyingPartyOf(consoleUrl)?.origins[0] ?? new URL(consoleUrl).origin}/console/provider/${agencyId}`;
