import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, Id, Moment, object } from "../../schema.ts";
import { findReport } from "../../store/reports.ts";
import { settleSoon } from "../../vault/settling.ts";
import { passOnReport as passOn } from "./handle.ts";

export const passOnReport = (api: Operations, deps: Deps): void =>
	api.command({
		name: "pass-on-report",
		url: "/reports/:id/pass-on",
		access: "reports:takeIn",
		summary: "Pass a report on to another unit",
		description:
			"It waits in their queue as a report of its own, with all that it says, who is in it, when it was written and who has had it, and with a target of theirs. Here it is settled, and who is in it is known no more. Who reported it, and you, learn when the other unit has dealt with it: GET /reports/{id} and the acknowledgement say so.",
		tag: "reports",
		record: "report",
		params: ById,
		body: object({ toAgency: { ...Id, description: "the unit that it is for" } }),
		status: 201,
		answer: object({
			id: { ...Id, description: "of the report in their queue" },
			receipt: Type.String({ description: "by which their desk finds it" }),
			toAgency: Id,
			dueAt: Moment,
		}),
		reachesOut: true,
		find: ({ params, asCaller }) => asCaller((tx) => findReport(tx, params.id)),
		missing: "REPORT_NOT_FOUND",
		handle: ({ found, ...input }) => passOn(deps, found, input),
		complete: async (answer, { params, who }) => {
			await settleSoon(deps, who.agency, { cause: params.id });
			return answer;
		},
	});
