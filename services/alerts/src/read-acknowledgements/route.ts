import { namesIn } from "@seamark/auth";
import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../deps.ts";
import { findAlert } from "../store/alerts.ts";
import { listAcknowledgements } from "../store/responses.ts";

export const readAcknowledgements = (api: Operations, { directory }: Deps): void =>
	api.listing({
		name: "read-acknowledgements",
		url: "/alerts/:id/acknowledgements",
		access: "alerts:read",
		summary: "List who has acknowledged an alert",
		description: "For the originator of the alert: which posts hold which version, and which have confirmed a recall.",
		record: "alert",
		action: "consultation",
		params: ById,
		item: object({
			agency: Id,
			agencyName: Type.String(),
			post: Id,
			postName: Type.String(),
			version: Type.Integer(),
			recall: Type.Boolean(),
			acknowledgedAt: Moment,
		}),
		whole: true,
		read: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				if (!(await findAlert(tx, params.id))) return undefined;
				const found = await listAcknowledgements(tx, params.id);
				return { items: found.map((one) => ({ ...one, ...namesIn(directory.current(), one) })), ids: [params.id] };
			}, "change"),
		missing: "ALERT_NOT_FOUND",
	});
