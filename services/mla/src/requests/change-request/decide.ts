import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Decision, faultsWhere, recordChanged, refuse } from "@seamark/service";
import { updateRequest } from "../../store/requests.ts";
import type { Thread } from "../../thread/make.ts";
import type { Drafted } from "../draft-request/decide.ts";
import { presentWhole } from "../present.ts";

/** Where the text of the request is still its own side's to change: before it is filed, and after it was returned. */
const open: readonly string[] = ["draft", "returned"];

/** What was filed is in the thread and stays; after a return the corrected text is filed again. */
export const decideChangeRequest = (
	{ row, chains }: Thread,
	changed: Partial<Drafted>,
	o: { actor: Actor; at: number; faults: readonly Fault[] },
): Decision => {
	const unconfirmed = row.side === "requesting" && row.state.oral === "unconfirmed";
	const faults = [
		...faultsWhere(
			[row.side !== "requesting", "", "is the other side's to change"],
			[!open.includes(row.stage) && !unconfirmed, "", "is filed: say what changes in a supplement"],
			[
				changed.requested !== undefined && changed.requested !== row.requested && row.stage !== "draft",
				"/requested",
				"cannot change any more: withdraw this request, and draft another",
			],
		),
		...o.faults,
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { expectedVersion: _, ...fields } = changed as Partial<Drafted> & { expectedVersion?: number };
	const after = {
		...row,
		...fields,
		draftedBy: o.actor.officerId || null,
		changedAt: new Date(o.at).toISOString(),
		erasedAt: null,
		version: row.version + 1,
	};
	return {
		writes: [{ statement: updateRequest, row: after }],
		events: [
			recordChanged({
				actor: o.actor,
				record: "mla-request",
				recordId: row.id,
				change: "changed",
				version: after.version,
			}),
		],
		answer: presentWhole(after, chains, o.at),
	};
};
