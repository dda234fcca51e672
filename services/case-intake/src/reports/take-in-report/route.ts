import type { Operations } from "@seamark/service";
import { referenceOf } from "../../cases/case/reference.ts";
import { newCaseFields } from "../../cases/case/schema.ts";
import type { Deps } from "../../deps.ts";
import { ById, object } from "../../schema.ts";
import { fieldsOf } from "../../store/fields.ts";
import { findReport } from "../../store/reports.ts";
import { settleSoon } from "../../vault/settling.ts";
import { readLinking } from "../report/read-linking.ts";
import { PutToCase, SaidThings } from "../report/schema.ts";
import { decideTakeInReport } from "./decide.ts";

export const takeInReport = (api: Operations, deps: Deps): void =>
	api.command({
		name: "take-in-report",
		url: "/reports/:id/take-in",
		access: "reports:takeIn",
		summary: "Open a case from a report",
		description:
			"The persons of the report become persons of the case, and what it names is linked to it; nobody becomes a suspect by being reported.",
		tag: "reports",
		record: "report",
		params: ById,
		body: object({ ...newCaseFields, things: SaidThings }),
		status: 201,
		answer: PutToCase,
		find: ({ params, asCaller }) => asCaller((tx) => findReport(tx, params.id)),
		missing: "REPORT_NOT_FOUND",
		handle: async ({ found, body, ...input }) => {
			const { who, actor, at, asCaller } = input;
			const { newId } = deps.context;
			const id = newId();
			const fields = body.custom ? await asCaller((tx) => fieldsOf(tx, who.agency, "case")) : [];
			const linking = await readLinking(deps, found, id, input);
			return decideTakeInReport(found, body, { fields, linking }, { who, actor, id, newId, at });
		},
		complete: async (taken: { caseId: string }, { params, who, asCaller }) => {
			await settleSoon(deps, who.agency, { cause: params.id });
			return { ...taken, reference: await referenceOf(taken.caseId, asCaller) };
		},
		location: ({ caseId }: { caseId: string }) => `/cases/${caseId}`,
	});
