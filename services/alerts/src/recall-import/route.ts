import type { Operations } from "@seamark/service";
import { ById, Id, object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import { findImportToRecall } from "../store/stix.ts";
import { decideRecallImport, undoOutcomes } from "./decide.ts";

export const recallImport = (api: Operations): void =>
	api.command({
		name: "recall-import",
		url: "/alerts/imports/:id/recall",
		access: "alerts:raise",
		passkeyAgain: true,
		summary: "Undo an import",
		description:
			"Recalls the alerts that the import raised and that nobody has changed since, all or none, with this reason for every holder. An alert that was there before, or was changed since, stays and is named: recall it by itself. `beyond` counts alerts of the import that your duty post may not change, for example by its clearance: they stay, and another post of your agency recalls them.",
		tag: "stix",
		record: "alert",
		params: ById,
		body: object({ reason: Type.String({ minLength: 3, maxLength: 500 }) }),
		answer: object({
			alerts: Type.Array(object({ id: Id, version: Type.Integer(), outcome: oneOf(undoOutcomes) })),
			beyond: Type.Integer({ description: "alerts of the import that this duty post may not change, and that stay" }),
		}),
		find: ({ params, asCaller }) => asCaller((tx) => findImportToRecall(tx, params.id), "change"),
		missing: { detail: "Your agency has no such import." },
		handle: ({ found, body, who, actor, at }) => decideRecallImport(found, { reason: body.reason, by: who, actor, at }),
	});
