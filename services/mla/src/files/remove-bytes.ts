import type { Deps } from "../deps.ts";
import type { FileRow } from "../store/files.ts";

/** Takes the bytes of an erased file away. What does not go now, the sweep takes: nothing opens it, since its key is gone. */
export const removeBytes = async (
	{ context, desk }: Pick<Deps, "context" | "desk">,
	{ agency, storedAs, state }: Pick<FileRow, "agency" | "storedAs" | "state">,
): Promise<void> => {
	if (!desk || state !== "erased") return;
	const remove = async () => {
		await desk
			.uploadsOf(agency)
			.terminate(storedAs)
			.catch(() => undefined);
		await desk.files.erase(storedAs);
	};
	await remove().catch((error: unknown) => context.log.warn({ err: error }, "bytes of a file are taken away later"));
};
