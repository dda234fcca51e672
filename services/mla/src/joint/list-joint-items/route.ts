import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { jointItems } from "../../store/joint.ts";
import { findSpace } from "../find-space.ts";
import { contributorsFor, visibleItems } from "../joint.ts";

export const listJointItems = (api: Operations, deps: Deps): void =>
	api.listing({
		name: "list-joint-items",
		url: "/mla/joint-investigations/:id/items",
		access: "mla:read",
		summary: "Read what is in a joint investigation",
		description: "What those who take part put there, while your authority does and until it ends; your own for good.",
		of: "mla-joint",
		record: "mla-joint-item",
		whole: true,
		params: ById,
		item: object({
			id: Id,
			by: Id,
			says: Type.String(),
			limits: orNull(Type.String()),
			addedAt: Moment,
			withdrawnAt: orNull(Moment),
		}),
		read: async ({ params, who, at }) => {
			const found = await findSpace(deps, who.agency, at, params.id);
			if (!found) return undefined;
			const contributors = contributorsFor(found, who.agency, at);
			const items = visibleItems(await jointItems(deps.context.pool, contributors, params.id), who.agency);
			return {
				items: items.map(({ id, agency, says, limits, addedAt, withdrawnAt }) => ({
					...{ id, by: agency, says, limits, addedAt, withdrawnAt },
				})),
				ids: items.map(({ id }) => id),
			};
		},
		missing: { detail: "No such joint investigation." },
	});
