import type { Actor } from "@seamark/auth";
import { type CustodyEntry, hashOf, type Signed } from "@seamark/mla-thread";
import type { Deps } from "../deps.ts";
import { type CustodyRow, type FileRow, holdFile, insertCustody } from "../store/files.ts";

export type Happening = Pick<CustodyEntry, "step" | "who" | "to" | "where" | "happened" | "at">;

/** The entry that follows on those that are there. Pure. */
export const nextEntry = (
	{ row, entries }: { row: FileRow; entries: readonly Pick<CustodyRow, "hash">[] },
	{ step, who, to, where, happened, at }: Happening,
): CustodyEntry => ({
	format: 1,
	thread: row.request,
	file: row.id,
	sha256: row.sha256 ?? "",
	size: row.size,
	number: entries.length + 1,
	previous: entries.at(-1)?.hash ?? null,
	step,
	who,
	...(to === undefined ? {} : { to }),
	where,
	happened,
	at,
	authority: row.agency,
});

/** Signed by the hub for the authority; undefined where that signs by itself: the hub cannot speak for it. */
export const signEntry = async (
	{ signing }: Pick<Deps, "signing">,
	actor: Actor,
	entry: CustodyEntry,
): Promise<Signed | undefined> => {
	const signed = await signing.sign(actor, entry.authority, [JSON.stringify(entry)]);
	return signed?.[0];
};

/** In every change that says something of a file which is here. */
export const held = ({ agency, id }: Pick<FileRow, "agency" | "id">) => ({ statement: holdFile, row: { agency, id } });

export const custodyWrite = (agency: string, { file, number }: CustodyEntry, signed: Signed, now: number) => ({
	statement: insertCustody,
	row: {
		agency,
		file,
		number,
		hash: hashOf(signed.bytes),
		...signed,
		known_at: new Date(now).toISOString(),
	},
});
