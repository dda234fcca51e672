import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { ById, object, text } from "../../schema.ts";
import { SecondPersonAnswer } from "../../second-person/present.ts";
import { findReport } from "../../store/reports.ts";
import { decideAskToLetGo } from "./decide.ts";

export const askToLetGo = (api: Operations, { context }: Pick<Deps, "context">): void =>
	api.command({
		name: "ask-to-let-go",
		url: "/reports/:id/letting-go",
		access: ["reports:takeIn", "cases:read"],
		summary: "Ask to erase who is in a report with it",
		description:
			"A report that says who somebody is takes two officers to dismiss, or to put to a case without its persons: what it says of them is erased then. A second officer of your desk confirms within seven days (POST /second-person/{id}/answer). Then you have a day, with the purpose that you asked with.",
		tag: "second-person",
		record: "report",
		params: ById,
		body: object({ reason: text(1_000, "why nobody needs to know who they are; without names") }),
		status: 201,
		answer: SecondPersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findReport(tx, params.id)),
		missing: "REPORT_NOT_FOUND",
		handle: ({ found, body, actor, at }) => decideAskToLetGo(found, body.reason, { id: context.newId(), actor, at }),
		location: () => "/second-person",
	});
