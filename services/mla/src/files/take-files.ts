import { HubError } from "@seamark/errors";
import type { Change } from "@seamark/log";
import { faultsOfCustody, hashOf, type Signed } from "@seamark/mla-thread";
import type { Deps } from "../deps.ts";
import { serviceActor } from "../signing/client.ts";
import { awaitedFiles, type FileRow, insertCustody, updateFile } from "../store/files.ts";
import { fileChanged } from "./append-file/keep.ts";
import { custodyWrite, nextEntry, signEntry } from "./custody.ts";
import { deskOf, mostFileBytes } from "./desk.ts";
import type { BringFile, Brought } from "./port.ts";

/** So many are looked for at once; what is not here yet is asked for again. */
const atOnce = 100;

/**
 * Brings the files that statements of the other side named, each under a key of its own. What does not match its hash, or whose chain
 * of custody is broken, is refused and kept nowhere. Answers what became of them.
 */
export const takeFiles = async (
	deps: Deps,
	bring: BringFile,
): Promise<{ here: number; refused: number; oldest: string | undefined }> => {
	const done = { here: 0, refused: 0, oldest: undefined as string | undefined };
	if (!deps.desk) return done;
	const agencies = deps.directory.current().snapshot.agencies.map(({ id }) => id);
	for (const row of await awaitedFiles(deps.context.pool, agencies, atOnce)) {
		const state = await takeFile(deps, bring, row).catch((error: unknown) => {
			deps.context.log.warn({ err: error, file: row.id }, "a file of the other side could not be brought yet");
			return undefined;
		});
		if (state) done[state]++;
		else done.oldest ??= row.addedAt;
	}
	return done;
};

const takeFile = async (deps: Deps, bring: BringFile, row: FileRow): Promise<"here" | "refused" | undefined> => {
	const brought = await bring({ thread: row.request, from: row.addedBy ?? "", file: row.id });
	if (!brought) return undefined;
	if (brought === "erased") return refuse(deps, row, "the other side erased it before it came");
	const refused = await faultOf(deps, row, brought);
	if (refused) return refuse(deps, row, refused);
	const desk = deskOf(deps);
	const storedAs = deps.context.newId();
	const { key, sealedKey } = desk.newKey(storedAs);
	try {
		const received = await desk.files.receive({
			file: storedAs,
			key,
			source: brought.bytes,
			most: mostFileBytes,
			sha256: row.sha256 ?? "",
		});
		await keep(deps, { ...row, storedAs, sealedKey, mediaType: received.type?.mediaType ?? null }, brought);
		return "here";
	} catch (error) {
		await desk.files.erase(storedAs);
		if (error instanceof HubError && error.code === "VALIDATION")
			return refuse(deps, row, "its bytes have another hash");
		throw error;
	}
};

const faultOf = async (
	{ signing }: Deps,
	{ request, id, sha256 }: FileRow,
	{ custody }: Brought,
): Promise<string | undefined> => {
	if (custody.length === 0) return "it has no chain of custody";
	const of = { thread: request, file: id, sha256: sha256 ?? "" };
	const [fault] = await faultsOfCustody(custody, of, async (authority) => (await signing.keysOf(authority)).keys);
	return fault && `its chain of custody is broken at entry ${Number(fault.at.slice(1)) + 1}: ${fault.fault}`;
};

const refuse = async ({ context }: Deps, row: FileRow, why: string): Promise<"refused"> => {
	const actor = serviceActor(row.agency);
	const after: FileRow = { ...row, state: "refused", why: `It was refused: ${why}.`, version: row.version + 1 };
	context.log.warn({ file: row.id }, "a file of the other side was refused");
	await context.committer.commit({
		writes: [{ statement: updateFile, row: after }],
		events: [fileChanged(actor, after)],
		writer: row.agency,
	});
	return "refused";
};

/** The other side's chain of custody, and behind it the entry that it has arrived. */
const keep = async (deps: Deps, row: FileRow, { name, size, custody }: Brought): Promise<void> => {
	const { context } = deps;
	const actor = serviceActor(row.agency);
	const now = context.now();
	const after: FileRow = { ...row, name, size, state: "here", version: row.version + 1 };
	const moment = new Date(now).toISOString();
	const entry = nextEntry(
		{ row: after, entries: custody.map(({ bytes }) => ({ hash: hashOf(bytes) })) },
		{ step: "received", who: "the hub of the authority", where: "this hub", happened: moment, at: moment },
	);
	const signed = await signEntry(deps, actor, entry);
	const copied = (one: Signed, index: number): Change["writes"][number] => ({
		statement: insertCustody,
		row: {
			agency: row.agency,
			file: row.id,
			number: index + 1,
			hash: hashOf(one.bytes),
			bytes: one.bytes,
			signature: one.signature,
			known_at: moment,
		},
	});
	await context.committer.commit({
		writes: [
			{ statement: updateFile, row: after },
			...custody.map(copied),
			...(signed ? [custodyWrite(row.agency, entry, signed, now)] : []),
		],
		events: [fileChanged(actor, after)],
		writer: row.agency,
	});
};
