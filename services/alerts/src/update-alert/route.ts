import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object, Version } from "@seamark/service/schema";
import Type from "typebox";
import { findLiveAlert } from "../alert/find-live-alert.ts";
import { placesOf } from "../alert/places.ts";
import { ReachNumbers } from "../alert/reach-answer.ts";
import { AlertDraft } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { decideUpdateAlert } from "./decide.ts";

export const updateAlert = (api: Operations, { directory }: Deps): void =>
	api.command({
		name: "update-alert",
		method: "PUT",
		url: "/alerts/:id",
		access: "alerts:raise",
		summary: "Update an alert",
		description:
			"A new version replaces the whole alert. Only the originator can do this. Readers who lose the alert by it are told that it was withdrawn from them.",
		record: "alert",
		params: ById,
		body: object({ expectedVersion: Version, draft: AlertDraft }),
		answer: object({
			id: Id,
			code: Type.String(),
			version: Type.Integer(),
			status: Type.Literal("live"),
			changedAt: Moment,
			reach: ReachNumbers,
		}),
		find: ({ params, asCaller }) => asCaller((tx) => findLiveAlert(tx, params.id), "change"),
		missing: "ALERT_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) =>
			decideUpdateAlert(found, { draft: body.draft, by: who, actor, at }, placesOf(directory), directory.current()),
	});
