import type { Actor } from "@seamark/auth";
import type { Change } from "@seamark/log";
import { attestationsOf, skeletonOf } from "@seamark/mla-thread";
import { recordChanged } from "@seamark/service";
import type { Deps } from "../deps.ts";
import { type ErasureRow, eraseBeside, eraseStatement, insertErasure, updateErasure } from "../store/erasure.ts";
import { type FileRow, updateFile } from "../store/files.ts";
import { type RequestRow, updateRequest } from "../store/requests.ts";
import { unknownOffence } from "../thread/copy.ts";
import type { Thread } from "../thread/make.ts";

export type ToErase = { thread: Thread; files: readonly FileRow[]; erasure: ErasureRow | undefined };
type Why = Pick<ErasureRow, "reason" | "askedBy" | "askedAt" | "confirmedBy">;
export type Erased = Pick<Change, "writes" | "events"> & { row: RequestRow; files: FileRow[] };

/**
 * What a request says goes, with its files and what was written beside it. That it was said stays: hashes, signatures, order and state,
 * and a text by which the authority signs what it had. An agency that signs by itself signs that afterwards: see `lists-to-sign.ts`.
 */
export const eraseRequest = async (
	{ signing }: Pick<Deps, "signing">,
	{ thread: { row, chains }, files, erasure }: ToErase,
	why: Why,
	{ actor, at }: { actor: Actor; at: number },
): Promise<Erased> => {
	const now = new Date(at).toISOString();
	const said = [...chains.requesting, ...chains.requested].filter(({ bytes }) => bytes !== "");
	const texts = attestationsOf({ thread: row.id, authority: row.agency, at: now }, said).map((one) =>
		JSON.stringify(one),
	);
	const signed = texts.length === 0 ? [] : ((await signing.sign(actor, row.agency, texts)) ?? []);
	const after: RequestRow = {
		...row,
		contents: {},
		offence: unknownOffence,
		erasedAt: now,
		changedAt: now,
		version: row.version + 1,
	};
	const gone = files
		.filter(({ state }) => state !== "erased")
		.map((file): FileRow => ({ ...file, name: "", state: "erased", sealedKey: null, version: file.version + 1 }));
	const of = { agency: row.agency, request: row.id };
	return {
		row: after,
		files: gone,
		writes: [
			{ statement: updateRequest, row: after },
			{
				statement: erasure ? updateErasure : insertErasure,
				row: {
					...of,
					...why,
					state: "done",
					attestations: [...(erasure?.attestations ?? []), ...signed],
					version: (erasure?.version ?? 0) + 1,
				},
			},
			...said.map((one) => ({ statement: eraseStatement, row: { ...of, hash: one.hash, skeleton: skeletonOf(one) } })),
			...gone.map((file) => ({ statement: updateFile, row: file })),
			...eraseBeside.map((statement) => ({ statement, row: of })),
		],
		events: [
			recordChanged({ actor, record: "mla-request", recordId: row.id, change: "removed", version: after.version }),
		],
	};
};
