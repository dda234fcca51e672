import type { Authenticator, DirectorySource } from "@seamark/auth";
import type { CursorSeal } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";
import type { Words } from "./search/follow-words.ts";

/** What the operations of this service are built on. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	authenticator: Authenticator;
	/** Positions of the log, sealed for feeds and for lists. */
	feedCursors: CursorSeal;
	listCursors: CursorSeal;
	words: Words;
};
