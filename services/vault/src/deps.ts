import type { ServiceContext } from "@seamark/service";
import type { VaultKeys } from "./vault/vault-keys.ts";

/** What the operations of the vault are built on. */
export type Deps = {
	context: ServiceContext;
	keys: VaultKeys;
	/** The key of an agency's index, made when it is first asked for. */
	indexKeyOf(agency: string): Promise<Uint8Array>;
};
