import type { Operations } from "@seamark/service";
import Type from "typebox";
import { dismissReasons } from "../../codes/reports.ts";
import type { Deps } from "../../deps.ts";
import { ById, object, oneOf } from "../../schema.ts";
import { confirmedRequest } from "../../second-person/confirmed-request.ts";
import { findReport } from "../../store/reports.ts";
import { settleSoon } from "../../vault/settling.ts";
import { decideDismissReport } from "./decide.ts";

export const dismissReport = (api: Operations, deps: Deps): void =>
	api.command({
		name: "dismiss-report",
		url: "/reports/:id/dismiss",
		access: "reports:takeIn",
		summary: "Dismiss a report",
		description:
			"It stays readable, and who is in it is erased: where it says who somebody is, a second officer confirms first (POST /reports/{id}/letting-go). The reporter learns that it was handled, and not how.",
		tag: "reports",
		record: "report",
		params: ById,
		body: object({ reason: oneOf(dismissReasons) }),
		status: 204,
		answer: Type.Null(),
		find: ({ params, asCaller }) => asCaller((tx) => findReport(tx, params.id)),
		missing: "REPORT_NOT_FOUND",
		handle: async ({ found, body, actor, at, asCaller }) => {
			const request = await asCaller((tx) => confirmedRequest(tx, { deed: "letGo", subject: found.id, actor, at }));
			return decideDismissReport(found, body.reason, { actor, at, request });
		},
		complete: async (answer, { params, who }) => {
			await settleSoon(deps, who.agency, { cause: params.id });
			return answer;
		},
	});
