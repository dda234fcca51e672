import type { Authenticator, DirectorySource } from "@seamark/auth";
import type { FileStore } from "@seamark/files";
import type { CursorSeal } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";
import type { Vault } from "./vault/client.ts";

/** What the operations of this service are built on. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	authenticator: Authenticator;
	vault: Vault;
	/** What persons are known by, as digests: how many agencies have them of an older version. */
	digests: { left(): number };
	/** Where the bytes of files are; undefined while they are in the database. */
	files: FileStore | undefined;
	/** Bytes that a file may have. */
	mostFileBytes: number;
	/** Of the desk's feed: cursors by the id of the log, and when the service ends. */
	reportFeed: { cursors: (logId: string) => CursorSeal; ended: AbortSignal };
};
