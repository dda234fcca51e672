import type { Operations } from "@seamark/service";
import { refuse } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { object } from "../../schema.ts";
import { newReport } from "../report/new-report.ts";
import { ReportBody } from "../report/schema.ts";
import { unitsOf } from "../submit-report/handle.ts";

/** What sending it would say, without sending it: nothing is stored, and no name goes to the vault. */
export const checkReport = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "check-report",
		url: "/reports/check",
		access: "reports:submit",
		summary: "Check a report before it is sent",
		description: "Says everything that is wrong with it, as sending it would. Nothing is stored.",
		tag: "reports",
		record: "report",
		body: ReportBody,
		answer: object({ complete: Type.Literal(true) }),
		handle: ({ body, who, at }) => {
			const made = newReport(
				{ body, by: who, id: context.newId(), identityIdOf: () => context.newId(), contentHash: "", at },
				unitsOf(directory),
			);
			return "faults" in made
				? refuse("REFUSED", made.faults)
				: { writes: [], events: [], answer: { complete: true }, anonymous: true };
		},
	});
