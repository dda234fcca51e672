import type { Tx } from "@seamark/db";
import type { Input } from "@seamark/service";
import type { Deps } from "../deps.ts";
import { namedFiles } from "../store/files.ts";
import { findRequest } from "../store/requests.ts";
import { chainsOf } from "../store/statements.ts";
import type { WithFiles } from "../thread/make.ts";

/** The caller's copy of a request with all of its statements, and the files that a new one may name. */
export const findThread = async (tx: Tx, id: string): Promise<(WithFiles & { version: number }) | undefined> => {
	const [row, chains, files] = await Promise.all([findRequest(tx, id), chainsOf(tx, id), namedFiles(tx, id)]);
	return row && { row, chains, files, version: row.version };
};

/** The same for a command: what the caller may change. Read together with what others of their agency ask for at the same time. */
export const threadToChange = async (
	{ copies }: Pick<Deps, "copies">,
	reader: Pick<Input, "who" | "at">,
	id: string,
): Promise<(WithFiles & { version: number }) | undefined> => {
	const { row, chains, files } = await copies.toChange(reader, { request: id });
	return row && { row, chains, files, version: row.version };
};
