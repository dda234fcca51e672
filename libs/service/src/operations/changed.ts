import type { Actor } from "@seamark/auth";
import { encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";

/** A change of a record whose kind needs no event of its own. Ids and codes alone. */
export type Changed = {
	actor: Actor;
	/** Kind of record. */
	record: string;
	recordId: string;
	change: "added" | "changed" | "removed";
	version: number;
};

export const recordChanged = (o: Changed): NewEvent => ({
	...encodeEvent("RecordChanged", o.recordId, o),
	version: o.version,
});
