import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import type { Deps } from "../../deps.ts";
import { ById, Id, object } from "../../schema.ts";
import { confirmedRequest } from "../../second-person/confirmed-request.ts";
import { findReport } from "../../store/reports.ts";
import { settleSoon } from "../../vault/settling.ts";
import { readLinking } from "../report/read-linking.ts";
import { PutToCase, SaidThings } from "../report/schema.ts";
import { decideMergeReport } from "./decide.ts";

const Body = object({
	caseId: Id,
	withPersons: Type.Optional(
		Type.Boolean({ description: "false where the case knows the persons already; true when left out" }),
	),
	things: SaidThings,
});

export const mergeReport = (api: Operations, deps: Deps): void =>
	api.command({
		name: "merge-report",
		url: "/reports/:id/merge",
		access: "reports:takeIn",
		summary: "Put a report to a case that is there",
		description:
			"With its persons, and with the things that it names unless the case has them. Who is in it is erased where the persons are left out, which a second officer confirms first (POST /reports/{id}/letting-go). A case whose identities were erased takes none again.",
		tag: "reports",
		record: "report",
		params: ById,
		body: Body,
		answer: PutToCase,
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const report = await findReport(tx, params.id);
				if (!report) return undefined;
				const into = await findOpenCase(tx, body.caseId);
				if (!into) throw new HubError("CASE_NOT_FOUND");
				return { report, into };
			}),
		missing: "REPORT_NOT_FOUND",
		handle: async ({ found: { report, into }, body, ...input }) => {
			const linking = await readLinking(deps, report, into.id, input);
			const { actor, at, asCaller } = input;
			const request = await asCaller((tx) => confirmedRequest(tx, { deed: "letGo", subject: report.id, actor, at }));
			return decideMergeReport(report, into, body, linking, { actor, newId: deps.context.newId, at, request });
		},
		complete: async (answer, { params, who }) => {
			await settleSoon(deps, who.agency, { cause: params.id });
			return answer;
		},
	});
