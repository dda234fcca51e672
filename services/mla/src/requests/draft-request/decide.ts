import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Decision, recordChanged, refuse } from "@seamark/service";
import { insertRequest, type RequestRow } from "../../store/requests.ts";
import { newRequest, referenceOf, unknownOffence } from "../../thread/copy.ts";
import { presentWhole } from "../present.ts";

export type Drafted = Pick<RequestRow, "requested" | "assistance" | "contents"> & { offence?: RequestRow["offence"] };

/** A draft is its agency's alone, and may be incomplete. */
export const decideDraftRequest = (
	drafted: Drafted & { letter?: string },
	o: { actor: Actor; country: string; id: string; at: number; faults: readonly Fault[] },
): Decision => {
	if (o.faults.length > 0) return refuse("REFUSED", o.faults);
	const { actor, id } = o;
	const parties = { agency: actor.agencyId, requesting: actor.agencyId, requested: drafted.requested };
	const row: RequestRow = {
		...newRequest({ id, side: "requesting", ...parties, reference: referenceOf(o.country, id, o.at) }, o.at),
		assistance: drafted.assistance,
		contents: { ...drafted.contents },
		offence: drafted.offence ?? unknownOffence,
		letter: drafted.letter ?? null,
		draftedBy: actor.officerId || null,
		version: 1,
	};
	return {
		writes: [{ statement: insertRequest, row }],
		events: [recordChanged({ actor, record: "mla-request", recordId: id, change: "added", version: 1 })],
		answer: presentWhole(row, { requesting: [], requested: [] }, o.at),
	};
};
