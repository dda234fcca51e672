import { openApart } from "../apart/apart.ts";
import type { FoundOwners } from "./find-owners.ts";

/** Looks for owners on a thread of its own: circles of companies take many rounds. */
export const openOwnerFinder = () =>
	openApart<FoundOwners>(
		new URL("./apart-worker.ts", import.meta.url),
		"There are too many holdings above it for one question.",
	);
export type OwnerFinder = ReturnType<typeof openOwnerFinder>;
