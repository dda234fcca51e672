import { purposes } from "@seamark/policy";
import { type Operations, pageOf } from "@seamark/service";
import { ById, Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import { findRequest } from "../../store/requests.ts";
import { usesAfter } from "../../store/uses.ts";
import { uses } from "../items.ts";

export const listUses = (api: Operations): void =>
	api.listing({
		name: "list-uses",
		url: "/mla/requests/:id/uses",
		access: "mla:read",
		summary: "For what your authority has used what was answered",
		description: "Newest first.",
		record: "mla-use",
		of: "mla-request",
		params: ById,
		item: object({
			id: Id,
			item: Id,
			use: oneOf([...uses]),
			purpose: oneOf([...purposes]),
			case: orNull(Id),
			byPost: Id,
			at: Moment,
		}),
		read: async ({ params, asCaller }, { after, limit }) => {
			const found = await asCaller(async (tx) => {
				const [row, rows] = await Promise.all([
					findRequest(tx, params.id),
					usesAfter(tx, params.id, { after, limit: limit + 1 }),
				]);
				return row && rows;
			});
			return (
				found &&
				pageOf(found, limit, {
					present: ({ id, item, usedFor, purpose, caseId, byPost, at }) => ({
						id,
						item,
						use: usedFor,
						purpose,
						case: caseId,
						byPost,
						at,
					}),
					idOf: ({ id }) => id,
				})
			);
		},
		missing: { detail: "No such request." },
	});
