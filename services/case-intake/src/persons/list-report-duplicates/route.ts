import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, object } from "../../schema.ts";
import { findReport } from "../../store/reports.ts";
import { Duplicate, howFound } from "../duplicates/answer.ts";
import { duplicatesOf, shownIn } from "../duplicates/search.ts";

/** For each identified person of a report that waits, before anybody makes a case of it. */
export const listReportDuplicates = (api: Operations, { context, vault }: Deps): void =>
	api.listing({
		name: "list-report-duplicates",
		url: "/reports/:id/duplicates",
		// It shows persons of cases, with parts of who they are.
		access: ["reports:takeIn", "cases:read"],
		summary: "Find whom a waiting report may be about",
		description: howFound,
		tag: "reports",
		record: "report",
		action: "consultation",
		params: ById,
		item: object({ index: Type.Integer(), duplicates: Type.Array(Duplicate) }),
		whole: true,
		read: async ({ params: { id }, actor, at, asCaller }) => {
			const report = await asCaller((tx) => findReport(tx, id));
			if (!report) return undefined;
			if (report.status !== "waiting")
				throw new HubError("REPORT_SETTLED", { detail: `The report is ${report.status}.` });
			const items = [];
			for (const [index, { identityId, seenAs }] of report.content.persons.entries())
				if (identityId) {
					// Nobody has looked into who waits in a report: but for a possible suspect, it may be a victim.
					const open = seenAs === "possibleSuspect";
					const found = await duplicatesOf(identityId, { actor, at, open, asCaller, vault, context });
					items.push({ index, duplicates: found.filter((one) => one.reportId !== id) });
				}
			return { items, ids: [id], beside: shownIn(items.flatMap((one) => one.duplicates)) };
		},
		missing: "REPORT_NOT_FOUND",
	});
