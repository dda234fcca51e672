import type { Deps } from "../deps.ts";
import { serviceActor } from "../signing/client.ts";
import { fileStoredAs, keptBytes, knownBytes, updateFile } from "../store/files.ts";
import { agenciesWithUploadsOver } from "../store/upload-book.ts";
import { fileChanged } from "./append-file/keep.ts";

/** An upload may take so long before its bytes count as nobody's. */
const graceMs = 24 * 60 * 60_000;
/** More files that nobody knows, at once, look like a database that was put back: an operator decides. */
const mostNobodys = 1_000;

/** Ends the uploads that nobody goes on with and, where `whole`, takes away bytes that belong to no file. */
export const sweepFiles = async (
	deps: Pick<Deps, "context" | "desk">,
	{ whole }: { whole: boolean },
): Promise<{ ended: number; swept: number }> => {
	const { context, desk } = deps;
	const done = { ended: 0, swept: 0 };
	if (!desk) return done;
	for (const agency of await agenciesWithUploadsOver(context.pool, context.now()))
		for (const storedAs of await desk.uploadsOf(agency).sweep((ids) => keptBytes(context.pool, agency, ids))) {
			done.ended++;
			await endFile(deps, agency, storedAs);
		}
	if (!whole) return done;
	const { swept, kept } = await desk.files.sweep({
		before: context.now() - graceMs,
		known: (ids) => knownBytes(context.pool, ids),
		most: mostNobodys,
	});
	if (kept > 0) context.log.error({ kept }, "bytes that no request has are left alone: they are too many");
	done.swept = swept;
	return done;
};

/** The upload is over: its row says so. One that is all here was kept before its upload ended, and stays. */
const endFile = async ({ context }: Pick<Deps, "context">, agency: string, storedAs: string): Promise<void> => {
	const row = await fileStoredAs(context.pool, agency, storedAs);
	if (row?.state !== "coming") return;
	const actor = serviceActor(agency);
	const after = {
		...row,
		state: "refused" as const,
		why: "It did not come whole, and nobody went on with it for a day.",
		sealedKey: null,
		version: row.version + 1,
	};
	await context.committer.commit({
		writes: [{ statement: updateFile, row: after }],
		events: [fileChanged(actor, after)],
		writer: agency,
	});
};
