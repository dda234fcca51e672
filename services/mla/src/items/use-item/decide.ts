import type { Actor } from "@seamark/auth";
import type { Purpose } from "@seamark/policy";
import { type Decision, recordChanged, refuse } from "@seamark/service";
import { insertUse } from "../../store/uses.ts";
import type { Thread } from "../../thread/make.ts";
import { againstUse, itemsOf, type Use } from "../items.ts";

type Asked = { item: string; use: Use; purpose: Purpose; caseId?: string };

/** A use within the limits is on record; another one is refused, and the refusal says what to ask. Undefined where there is no such item. */
export const decideUseItem = (
	{ row, chains }: Thread,
	asked: Asked,
	{ actor, id, at }: { actor: Actor; id: string; at: number },
): Decision | undefined => {
	const item = itemsOf(chains).find((one) => one.id === asked.item);
	if (!item) return undefined;
	// What a side answered is its own.
	const against = row.side === "requesting" ? againstUse(item, asked) : undefined;
	if (against) return refuse("REFUSED", [against]);
	return {
		writes: [
			{
				statement: insertUse,
				row: {
					id,
					agency: row.agency,
					request: row.id,
					item: item.id,
					usedFor: asked.use,
					purpose: asked.purpose,
					caseId: asked.caseId ?? null,
					byPost: actor.postId,
					byOfficer: actor.officerId || null,
					at: new Date(at).toISOString(),
				},
			},
		],
		events: [recordChanged({ actor, record: "mla-use", recordId: id, change: "added", version: 1 })],
		answer: { id, item: item.id, limits: item.limits ?? null, conditions: item.conditions },
	};
};
