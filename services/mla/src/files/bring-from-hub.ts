import { transact } from "@seamark/db";
import { writerSettings } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import { deskOf } from "./desk.ts";
import { findCustody } from "./find-custody.ts";
import type { BringFile } from "./port.ts";

/** Both authorities are at this hub: the bytes come out of what the other one stores. */
export const bringFromHub =
	(deps: Pick<Deps, "context" | "desk">): BringFile =>
	async ({ thread, from, file }) => {
		const found = await transact(deps.context.pool, (tx) => findCustody(tx, file), writerSettings([from]));
		if (found?.row.state === "erased" && found.row.request === thread) return "erased";
		if (found?.row.state !== "here" || found.row.request !== thread || found.row.sha256 === null) return undefined;
		const { row, entries } = found;
		const desk = deskOf(deps);
		return {
			name: row.name,
			mediaType: row.mediaType,
			size: row.size,
			custody: entries,
			bytes: desk.files.read({ ...desk.placeOf(row), size: row.size, sha256: found.row.sha256 }),
		};
	};
