import type { Operations } from "@seamark/service";
import Type from "typebox";
import { dismissReasons } from "../../codes/reports.ts";
import type { Deps } from "../../deps.ts";
import { ById, object, oneOf } from "../../schema.ts";
import { findReport } from "../../store/reports.ts";
import { settleSoon } from "../../vault/settling.ts";
import { decideDismissReport } from "./decide.ts";

export const dismissReport = (api: Operations, deps: Deps): void =>
	api.command({
		name: "dismiss-report",
		url: "/reports/:id/dismiss",
		access: "reports:takeIn",
		summary: "Dismiss a report",
		description: "It stays readable, and who is in it is erased. The reporter learns that it was handled, and not how.",
		tag: "reports",
		record: "report",
		params: ById,
		body: object({ reason: oneOf(dismissReasons) }),
		status: 204,
		answer: Type.Null(),
		find: ({ params, asCaller }) => asCaller((tx) => findReport(tx, params.id)),
		missing: "REPORT_NOT_FOUND",
		handle: ({ found, body, actor, at }) => decideDismissReport(found, body.reason, { actor, at }),
		complete: async (answer, { params, who }) => {
			await settleSoon(deps, who.agency, { cause: params.id });
			return answer;
		},
	});
