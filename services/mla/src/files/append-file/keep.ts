import type { Actor } from "@seamark/auth";
import { type ErrorCode, HubError } from "@seamark/errors";
import type { Received } from "@seamark/files";
import { recordChanged } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { type FileRow, updateFile } from "../../store/files.ts";
import { custodyWrite, nextEntry, signEntry } from "../custody.ts";

/** The file is all here and is what was announced: it is committed, with the first entry of its chain of custody. */
export const keepReceived = async (
	deps: Pick<Deps, "context" | "signing" | "directory">,
	row: FileRow,
	{ size, sha256, type }: Received,
	actor: Actor,
): Promise<void> => {
	const { context } = deps;
	const after: FileRow = {
		...row,
		state: "here",
		size,
		sha256,
		mediaType: type?.mediaType ?? null,
		version: row.version + 1,
	};
	const now = new Date(context.now()).toISOString();
	const entry = nextEntry({ row: after, entries: [] }, { step: "taken-in", ...hubOf(actor), happened: now, at: now });
	const signed = await signEntry(deps, actor, entry);
	await context.committer.commit({
		writes: [
			{ statement: updateFile, row: after },
			...(signed ? [custodyWrite(row.agency, entry, signed, context.now())] : []),
		],
		events: [fileChanged(actor, after)],
		writer: row.agency,
	});
};

const hubOf = ({ postId }: Actor) => ({ who: `duty post ${postId}`, where: "this hub" });

const whyRefused: Partial<Record<ErrorCode, string>> = {
	VALIDATION: "It is not what was announced: its SHA-256 is another.",
	FILE_TYPE_REFUSED: "The scan refused it.",
	NOT_FOUND: "Its bytes are not as they came, or nobody went on with it in time.",
};

/** What was sent is refused and gone: the row says so. What only broke off goes on. */
export const refuseReceived = async (
	{ context, desk }: Pick<Deps, "context" | "desk">,
	row: FileRow,
	actor: Actor,
	error: unknown,
): Promise<void> => {
	const why = error instanceof HubError ? whyRefused[error.code] : undefined;
	if (why === undefined) return;
	const still = await desk
		?.uploadsOf(row.agency)
		.find(row.storedAs)
		.catch(() => undefined);
	if (still) return;
	const after: FileRow = { ...row, state: "refused", why, sealedKey: null, version: row.version + 1 };
	await context.committer.commit({
		writes: [{ statement: updateFile, row: after }],
		events: [fileChanged(actor, after)],
		writer: row.agency,
	});
};

export const fileChanged = (actor: Actor, { id, version, state }: FileRow) =>
	recordChanged({
		actor,
		record: "mla-file",
		recordId: id,
		change: state === "erased" ? "removed" : "changed",
		version,
	});
