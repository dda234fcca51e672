import { type Operations, recordChanged, refuse } from "@seamark/service";
import { Id, Identified, NoBody, object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { jointItems, withdrawJointItem } from "../../store/joint.ts";
import { findSpace } from "../find-space.ts";

export const takeBackJointItem = (api: Operations, deps: Deps): void =>
	api.command({
		name: "withdraw-joint-item",
		url: "/mla/joint-investigations/:id/items/:item/withdraw",
		access: "mla:write",
		summary: "Take back what your authority put into a joint investigation",
		description:
			"Its words are gone, for the others and for you; that it was there stays on record with you. Also after the end.",
		of: "mla-joint",
		record: "mla-joint-item",
		params: object({ id: Id, item: Id }),
		body: NoBody,
		answer: Identified,
		find: async ({ params, who, at }) => {
			const space = await findSpace(deps, who.agency, at, params.id);
			const own = space && (await jointItems(deps.context.pool, [who.agency], params.id, params.item));
			return own?.[0];
		},
		missing: { detail: "No such item of yours." },
		handle: ({ found, actor, at }) => {
			if (found.withdrawnAt !== null) return refuse("REFUSED", [{ at: "", message: "was taken back already" }]);
			const row = { ...found, withdrawnAt: new Date(at).toISOString(), version: found.version + 1 };
			return {
				writes: [{ statement: withdrawJointItem, row }],
				events: [
					recordChanged({ actor, record: "mla-joint-item", recordId: row.id, change: "removed", version: row.version }),
				],
				answer: { id: row.id },
			};
		},
	});
