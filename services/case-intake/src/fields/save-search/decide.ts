import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { Criteria } from "../../cases/list-cases/handle.ts";
import { caseRecordChanged } from "../../events.ts";
import { insertSearch, type SavedSearch } from "../../store/searches.ts";

/** More would be found by nobody. */
const mostSearches = 100;

/** A search belongs to the post, one of each name. */
export const decideSaveSearch = (
	there: readonly SavedSearch<Criteria>[],
	{ name, criteria }: { name: string; criteria: Criteria },
	by: { actor: Actor; id: string; at: number },
): Decision => {
	if (there.some((one) => one.name === name))
		return refuse("CONFLICT", [], "The post has a search of this name; remove it first.");
	if (there.length >= mostSearches)
		return refuse("REFUSED", [{ at: "", message: `the post has ${mostSearches} searches; remove one` }]);
	const { id, actor } = by;
	return {
		writes: [
			{
				statement: insertSearch,
				row: {
					id,
					agency: actor.agencyId,
					post: actor.postId,
					name,
					criteria,
					saved_at: new Date(by.at).toISOString(),
				},
			},
		],
		events: [caseRecordChanged({ caseId: "", actor, record: "search", recordId: id, change: "added" })],
		answer: { id },
	};
};
