import type { Authenticator, DirectorySource } from "@seamark/auth";
import type { CursorSeal } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";

/** What the operations of this service stand on. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	authenticator: Authenticator;
	/** Positions of the log, sealed for feeds and for lists. */
	feedCursors: CursorSeal;
	listCursors: CursorSeal;
};
