import type { Actor } from "@seamark/auth";
import { encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";

/** An access to records, or an attempt at one. */
export type Accessed = {
	actor: Actor;
	/** "alteration" stands for a command that was refused because it is not the caller's to give. */
	action: "consultation" | "disclosure" | "export" | "alteration";
	/** Kind of record. */
	record: string;
	ids: readonly string[];
	/** Names the operation and its filter, without text that may name a person. */
	query: string;
	found: boolean;
	/** Those of the records that were shown to save a life, beyond their purposes or every agreement. */
	savingLife?: readonly string[];
};

/** The event by which the audit knows of an access. Its subject is the post, so that the accesses of one post stay in order. */
export const recordsAccessed = ({ ids, savingLife = [], ...o }: Accessed): NewEvent =>
	encodeEvent("RecordsAccessed", o.actor.postId || o.actor.agencyId, {
		...o,
		recordIds: [...ids],
		savingLife: [...savingLife],
	});
