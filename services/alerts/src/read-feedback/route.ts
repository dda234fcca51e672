import { namesIn } from "@seamark/auth";
import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../deps.ts";
import { findAlert } from "../store/alerts.ts";
import { listFeedback } from "../store/responses.ts";

export const readFeedback = (api: Operations, { directory }: Deps): void =>
	api.listing({
		name: "read-feedback",
		url: "/alerts/:id/feedback",
		access: "alerts:read",
		summary: "List what others used the alert for",
		description: "For the originator of the alert.",
		record: "alert",
		action: "consultation",
		params: ById,
		item: object({
			id: Id,
			agency: Id,
			agencyName: Type.String(),
			post: Id,
			postName: Type.String(),
			version: Type.Integer(),
			use: Type.String(),
			note: orNull(Type.String()),
			givenAt: Moment,
		}),
		whole: true,
		read: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				if (!(await findAlert(tx, params.id))) return undefined;
				const found = await listFeedback(tx, params.id);
				return { items: found.map((one) => ({ ...one, ...namesIn(directory.current(), one) })), ids: [params.id] };
			}, "change"),
		missing: "ALERT_NOT_FOUND",
	});
