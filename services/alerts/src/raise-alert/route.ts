import type { Operations } from "@seamark/service";
import { Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import { placesOf } from "../alert/places.ts";
import { ReachNumbers } from "../alert/reach-answer.ts";
import { AlertDraft } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { decideRaiseAlert } from "./decide.ts";

export const raiseAlert = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "raise-alert",
		url: "/alerts",
		access: "alerts:raise",
		summary: "Raise an alert",
		description:
			"The alert reaches exactly those whom its handling names and the agreements allow. An empty audience reaches nobody; `reach` says how many it reaches, and GET /alerts/{id}/reach whom. A victim can never be its subject.",
		record: "alert",
		body: AlertDraft,
		status: 201,
		answer: object({
			id: Id,
			code: Type.String(),
			version: Type.Integer(),
			status: Type.Literal("live"),
			raisedAt: Moment,
			reach: ReachNumbers,
		}),
		location: ({ id }: { id: string }) => `/alerts/${id}`,
		handle: ({ body, who, actor, at }) =>
			decideRaiseAlert(
				{ draft: body, by: who, actor, id: context.newId(), at },
				placesOf(directory),
				directory.current(),
			),
	});
