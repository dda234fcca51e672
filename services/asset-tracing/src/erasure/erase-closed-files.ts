import { writerSettings } from "@seamark/policy";
import { lookEvery, recordChanged } from "@seamark/service";
import type { Deps } from "../deps.ts";
import { clearRows } from "../store/clearing.ts";
import { eraseFile, filesToErase } from "../store/erasure.ts";

const everyMs = 3_600_000;
const day = 86_400_000;

/** Erases files that were closed so long ago: their keys, and all that was loaded. Answers how many. */
export const eraseClosedFiles = async ({ context, directory, loading }: Deps, keepDays: number): Promise<number> => {
	const at = context.now();
	const agencies = directory.current().snapshot.agencies.map(({ id }) => id);
	const found = await filesToErase(context.pool, agencies, new Date(at - keepDays * day).toISOString());
	for (const { id, lead } of found) {
		const row = { id, at: new Date(at).toISOString() };
		const actor = {
			...{ agencyId: lead, postId: "", officerId: "", purpose: "financial-investigation" as const, tokenId: "" },
			service: "asset-tracing",
		};
		// Millions of rows go some at a time. The file says that it is erased when they are gone, so that what breaks off goes on.
		await clearRows(loading, writerSettings([lead]), { file: id, load: undefined });
		await context.committer.commit({
			writes: eraseFile.map((statement) => ({ statement, row })),
			events: [recordChanged({ actor, record: "tracing-file", recordId: id, change: "removed", version: 0 })],
			writer: lead,
		});
	}
	return found.length;
};

/** Looks every hour. */
export const openErasure = (deps: Deps, keepDays: number, closing: AsyncDisposableStack): void => {
	lookEvery(
		{ context: deps.context, closing },
		{ everyMs, failed: "closed tracing files could not be erased" },
		async () => {
			const erased = await eraseClosedFiles(deps, keepDays);
			if (erased > 0) deps.context.log.warn({ erased }, "closed tracing files were erased after the time to keep them");
		},
	);
};
