import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object, Version } from "@seamark/service/schema";
import Type from "typebox";
import { findLiveAlert } from "../alert/find-live-alert.ts";
import { decideRecallAlert } from "./decide.ts";

export const recallAlert = (api: Operations): void =>
	api.command({
		name: "recall-alert",
		url: "/alerts/:id/recall",
		access: "alerts:raise",
		passkeyAgain: true,
		summary: "Recall an alert",
		description:
			"Takes the alert back. Its content is gone from every read, of every version. A tombstone with the reason stays. Every holder is told to delete it and to acknowledge that.",
		record: "alert",
		params: ById,
		body: object({ expectedVersion: Version, reason: Type.String({ minLength: 3, maxLength: 500 }) }),
		answer: object({ id: Id, version: Type.Integer(), status: Type.Literal("recalled"), changedAt: Moment }),
		find: ({ params, asCaller }) => asCaller((tx) => findLiveAlert(tx, params.id), "change"),
		missing: "ALERT_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) => decideRecallAlert(found, { reason: body.reason, by: who, actor, at }),
	});
