import type { Deps } from "../../deps.ts";
import { forgetGone, goneUploads } from "../../store/file-store.ts";

const most = 100;

type Removing = Pick<Deps, "context" | "files">;

/** Takes away the bytes that erasures left. Done before is done, so it may be cut off anywhere, and run beside itself. */
export const removeGone = async ({ context, files }: Removing, agency: string): Promise<void> => {
	if (!files) return;
	for (let gone = [""]; gone.length > 0; ) {
		gone = await goneUploads(context.pool, agency, most);
		for (const uploadId of gone) {
			await files.remove(uploadId);
			await forgetGone(context.pool, agency, uploadId);
		}
	}
};

/** The same where nobody is told of it: the key is destroyed, and what it fails at is done within a minute or so. */
export const removeGoneSoon = async (deps: Removing, agency: string): Promise<void> => {
	await removeGone(deps, agency).catch((error: unknown) =>
		deps.context.log.warn({ err: error }, "the sealed bytes of erased files are taken away later"),
	);
};
