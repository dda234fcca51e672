import type { Authenticator, DirectorySource } from "@seamark/auth";
import type { ServiceContext } from "@seamark/service";
import type { Vault } from "./vault/client.ts";

/** What the operations of this service stand on. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	authenticator: Authenticator;
	vault: Vault;
};
