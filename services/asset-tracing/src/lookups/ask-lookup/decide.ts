import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, recordChanged, refuse } from "@seamark/service";
import { insertLookup } from "../../store/lookups.ts";
import { mostADay } from "../schema.ts";

/** Account numbers can be guessed, so the quota is what protects them. Each look-up is on record at both sides, with its reason. */
export const decideAskLookup = (
	asked: { responder: string; reason: string; epoch: string; subjects: number },
	{ before, isUnit, today }: { before: { no: number; subjects: number }; isUnit: boolean; today: string },
	{ actor, at, id }: { actor: Actor; at: number; id: string },
): Decision => {
	const { responder, reason, epoch, subjects } = asked;
	const faults = faultsWhere(
		[!isUnit, "/responder", "is no other financial intelligence unit of this hub"],
		[epoch !== today, "/epoch", "is another day: read the key of today"],
		[reason.trim() === "", "/reason", "says nothing"],
		[
			before.subjects + subjects > mostADay,
			"/blinded",
			`are more than ${mostADay} subjects that you may ask this unit for in a day`,
		],
	);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const row = {
		...{ id, asker: actor.agencyId, responder, epoch, no: before.no + 1, subjects, purpose: actor.purpose },
		...{ reason: reason.trim(), at: new Date(at).toISOString(), post: actor.postId },
	};
	return {
		writes: [{ statement: insertLookup, row }],
		events: [recordChanged({ actor, record: "asset-lookup", recordId: id, change: "added", version: 1 })],
		answer: { id, epoch },
	};
};
