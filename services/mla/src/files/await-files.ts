import type { Change } from "@seamark/log";
import { type Known, otherSide, papersOf } from "@seamark/mla-thread";
import { insertAwaited } from "../store/files.ts";
import type { RequestRow } from "../store/requests.ts";

/** Rows of the files that statements of the other side name, which are to be brought. Ids and hashes are checked there: anything may be signed. */
export const awaited = (
	{ id, agency, side, requesting, requested }: RequestRow,
	statements: readonly Pick<Known, "statement">[],
	o: { at: number; newId: () => string },
): Change["writes"] =>
	[...papersOf(statements.map(({ statement }) => statement))]
		.filter(([file, sha256]) => isId(file) && isHash(sha256))
		.slice(0, most)
		.map(([file, sha256]) => ({
			statement: insertAwaited,
			row: {
				id: file,
				agency,
				request: id,
				madeBy: otherSide(side),
				name: "",
				state: "awaited",
				why: null,
				size: 0,
				sha256,
				mediaType: null,
				storedAs: o.newId(),
				sealedKey: null,
				// Who has it.
				addedBy: side === "requesting" ? requested : requesting,
				addedAt: new Date(o.at).toISOString(),
				version: 1,
			},
		}));

const most = 1_000;
const isId = (value: unknown): boolean =>
	typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const isHash = (value: unknown): boolean => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
