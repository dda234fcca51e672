import type { Operations } from "@seamark/service";
import { placesOf } from "../alert/places.ts";
import { ReachAnswer } from "../alert/reach-answer.ts";
import { AlertDraft } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { decideForeseeReach } from "./decide.ts";

export const foreseeReach = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "foresee-reach",
		url: "/alerts/reach",
		access: "alerts:raise",
		summary: "Check a draft, and see whom it would reach",
		description:
			"Checks the draft exactly as raising does, and answers whom it would reach and whom not, and why. Nothing is raised or stored.",
		record: "alert",
		body: AlertDraft,
		answer: ReachAnswer,
		handle: ({ body, who, at }) =>
			decideForeseeReach({ draft: body, by: who, id: context.newId(), at }, placesOf(directory), directory.current()),
	});
