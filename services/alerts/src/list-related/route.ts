import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import { Originator } from "../alert/answer.ts";
import { codeOf } from "../alert/code.ts";
import { originatorOf } from "../alert/present.ts";
import { alertKinds } from "../alert/schema.ts";
import { isShownToSaveLife } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { keysOf } from "../search/keys.ts";
import { findAlert } from "../store/alerts.ts";
import { findRelated } from "../store/related.ts";

export const listRelated = (api: Operations, { words }: Deps): void =>
	api.listing({
		name: "list-related",
		url: "/alerts/:id/related",
		access: "alerts:read",
		summary: "List other alerts on the same thing",
		description:
			"Live alerts that you may read and that name the same vessel, vehicle, number, document, account or company. What you may not read leaves no trace.",
		record: "alert",
		of: "alert",
		params: ById,
		item: object({
			id: Id,
			code: Type.String(),
			kind: Type.Enum([...alertKinds]),
			originator: Originator,
			changedAt: Moment,
			things: Type.Array(Type.String(), { description: "what they have in common, such as vessel or document" }),
		}),
		whole: true,
		read: async ({ params, who, at, asCaller }) => {
			// What was raised a second ago is looked at too.
			await words.catchUp();
			return asCaller(async (tx) => {
				const alert = await findAlert(tx, params.id);
				if (!alert) return undefined;
				const found = alert.content ? await findRelated(tx, alert.id, keysOf(alert.content)) : [];
				return {
					items: found.map(({ alert: one, things }) => ({
						...{ id: one.id, code: codeOf(one.id), kind: one.kind },
						...{ originator: originatorOf(one), changedAt: one.changedAt, things },
					})),
					ids: found.map((one) => one.alert.id),
					savingLife: found.filter((one) => isShownToSaveLife(one.alert, who, at)).map((one) => one.alert.id),
				};
			});
		},
		missing: "ALERT_NOT_FOUND",
	});
