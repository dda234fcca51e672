import type { DirectorySource } from "@seamark/auth";
import type { ServiceContext } from "@seamark/service";
import type { Confirmed } from "./hub/confirmed.ts";
import type { Hub } from "./hub/hub.ts";
import type { Tokens } from "./hub/tokens.ts";
import type { Sessions } from "./sessions/sessions.ts";
import type { WebFiles } from "./web-files/web-files.ts";

/** What the operations of this service work with; wired once in service.ts. */
export type Console = {
	context: ServiceContext;
	directory: DirectorySource;
	hub: Hub;
	tokens: Tokens;
	confirmed: Confirmed;
	sessions: Sessions;
	files: WebFiles;
	/** Random bytes, that many. */
	random: (size: number) => Uint8Array;
	demo: boolean;
};
