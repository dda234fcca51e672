import type { KeptDirectory, ReplayCache } from "@seamark/auth";
import type { AddressAllow } from "@seamark/http/outgoing";
import type { ServiceContext } from "@seamark/service";
import type { TokenRefusals } from "./issue-token/refusals.ts";
import type { Signer } from "./keys/signer.ts";
import type { Providers } from "./provider/providers.ts";
import type { Tries } from "./sign-in/tries.ts";

/** What the operations of this service work with; wired once in service.ts. */
export type Identity = {
	context: ServiceContext;
	directory: KeptDirectory;
	signer: Signer;
	refusals: TokenRefusals;
	/** DPoP proofs seen at the token endpoints. */
	replay: ReplayCache;
	/** Audience of every access token. */
	hub: string;
	publicUrl: string;
	/** Where officers open the console: passkeys are made for the name of its host. */
	consoleUrl: string;
	/** Random bytes, that many. */
	random: (size: number) => Uint8Array;
	/** Failed sign-ins, by passkey. */
	tries: Tries;
	/** Agencies' own providers. */
	providers: Providers;
	/** Where those may be besides public addresses. */
	providerAllow: AddressAllow;
	/** Counts a sign-in at a provider. Throws TOO_MANY_REQUESTS. */
	providerTries: (provider: string) => Promise<void>;
	/** Where callers find the services, by name. */
	serviceUrls: Record<string, string>;
	/** Milliseconds between the publication of a hosted key and its first use, so that every cache knows it by then. */
	keyPublicationMs: number;
};
