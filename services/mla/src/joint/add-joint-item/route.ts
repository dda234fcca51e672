import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, Identified, object, text } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { countJointItems, insertJointItem } from "../../store/joint.ts";
import { findSpace } from "../find-space.ts";
import { faultsOfAdding } from "../joint.ts";

export const addJointItem = (api: Operations, deps: Deps): void =>
	api.command({
		name: "add-joint-item",
		url: "/mla/joint-investigations/:id/items",
		access: "mla:write",
		summary: "Put something into a joint investigation, for those who take part and for its time",
		description: "It stays yours: take it back with `withdraw-joint-item`. `limits` says for what it may be used.",
		of: "mla-joint",
		record: "mla-joint-item",
		params: ById,
		body: object({ says: text(20_000), limits: Type.Optional(text(2_000)) }),
		status: 201,
		answer: Identified,
		find: async ({ params, who, at }) => {
			const space = await findSpace(deps, who.agency, at, params.id);
			return space && { ...space, held: await countJointItems(deps.context.pool, space.joint.members, params.id) };
		},
		versionOf: ({ joint }) => joint.version,
		missing: { detail: "No such joint investigation." },
		handle: ({ body, found, actor, at }) => {
			const faults = faultsOfAdding(found);
			if (faults.length > 0) return refuse("REFUSED", faults);
			const row = {
				id: deps.context.newId(),
				agency: actor.agencyId,
				space: found.joint.id,
				says: body.says,
				limits: body.limits ?? null,
				addedAt: new Date(at).toISOString(),
				withdrawnAt: null,
				version: 1,
			};
			return {
				writes: [{ statement: insertJointItem, row }],
				events: [recordChanged({ actor, record: "mla-joint-item", recordId: row.id, change: "added", version: 1 })],
				answer: { id: row.id },
			};
		},
	});
