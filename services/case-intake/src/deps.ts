import type { Authenticator, DirectorySource } from "@seamark/auth";
import type { FileStore } from "@seamark/files";
import type { ServiceContext } from "@seamark/service";
import type { Vault } from "./vault/client.ts";

/** What the operations of this service are built on. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	authenticator: Authenticator;
	vault: Vault;
	/** Where the bytes of files are; undefined while they are in the database. */
	files: FileStore | undefined;
	/** Bytes that a file may have. */
	mostFileBytes: number;
};
