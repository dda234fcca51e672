import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { start } from "@seamark/mla-thread";
import { type Decision, recordChanged, refuse } from "@seamark/service";
import { insertRequest, type RequestRow } from "../../store/requests.ts";
import { referenceOf, unknownOffence } from "../../thread/copy.ts";
import { presentWhole } from "../present.ts";

export type Drafted = Pick<RequestRow, "requested" | "assistance" | "contents"> & { offence?: RequestRow["offence"] };

/** A draft is its agency's alone, and may be incomplete. */
export const decideDraftRequest = (
	drafted: Drafted & { letter?: string },
	o: { actor: Actor; country: string; id: string; at: number; faults: readonly Fault[] },
): Decision => {
	if (o.faults.length > 0) return refuse("REFUSED", o.faults);
	const { actor, id } = o;
	const at = new Date(o.at).toISOString();
	const row: RequestRow = {
		id,
		agency: actor.agencyId,
		side: "requesting",
		requesting: actor.agencyId,
		requested: drafted.requested,
		reference: referenceOf(o.country, id, o.at),
		otherReference: null,
		stage: "draft",
		state: start,
		clocks: {},
		delivered: 0,
		diverged: null,
		assistance: drafted.assistance,
		contents: { ...drafted.contents },
		offence: drafted.offence ?? unknownOffence,
		letter: drafted.letter ?? null,
		draftedBy: actor.officerId || null,
		createdAt: at,
		changedAt: at,
		version: 1,
	};
	return {
		writes: [{ statement: insertRequest, row }],
		events: [recordChanged({ actor, record: "mla-request", recordId: id, change: "added", version: 1 })],
		answer: presentWhole(row, { requesting: [], requested: [] }, o.at),
	};
};
