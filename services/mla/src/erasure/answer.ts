import type { Input } from "@seamark/service";
import { Id, object, oneOf } from "@seamark/service/schema";
import type { Deps } from "../deps.ts";
import { removeBytes } from "../files/remove-bytes.ts";
import { filesAfter } from "../store/files.ts";

export const ErasureAnswer = object({ id: Id, done: oneOf(["erased", "waits-for-second-person"]) });

/** The keys of its files are gone by now. Bytes that do not go at once, the sweep takes. */
export const removeFiles = async (
	deps: Pick<Deps, "context" | "desk">,
	request: string,
	asCaller: Input["asCaller"],
): Promise<void> => {
	const files = await asCaller((tx) => filesAfter(tx, request, { after: undefined, limit: 10_000 }));
	for (const file of files) await removeBytes(deps, file);
};
