import { HubError } from "@seamark/errors";
import { letter } from "@seamark/letters";
import type { Operations } from "@seamark/service";
import { fileOf, object, oneOf } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findFile } from "../../store/files.ts";
import { findTrace } from "../../store/traces.ts";
import { reportCsv, reportLetter } from "../report.ts";
import { runTrace } from "../run-trace.ts";
import { noTrace, TracePath } from "../schema.ts";

export const readTraceReport = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "read-trace-report",
		url: "/assets/files/:id/traces/:trace/report",
		access: "assets:read",
		load: "bulk",
		summary: "Read a trace as a report for a court",
		description: "As a PDF that can be followed by hand, or as CSV with every part of every step.",
		record: "tracing-file",
		action: "export",
		params: TracePath,
		query: object({ form: oneOf(["pdf", "csv"]) }),
		response: {
			200: {
				description: "the report",
				content: {
					"application/pdf": { schema: fileOf("PDF") },
					"text/csv": { schema: fileOf("CSV") },
				},
			},
		},
		asked: ({ query }) => `read-trace-report ${query.form}`,
		read: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const row = await findTrace(tx, params.id, params.trace);
				const file = await findFile(tx, params.id);
				return row && file && { row, title: file.title };
			}),
		missing: noTrace,
		present: async ({ row, title }, input) => {
			const run = await runTrace(deps, input, row);
			if ("faults" in run) throw new HubError("INTERNAL");
			const trace = { ...row, ...run.found };
			const { form } = input.query;
			input.reply.header("content-disposition", `attachment; filename="trace-${row.id}.${form}"`);
			input.reply.type(form === "pdf" ? "application/pdf" : "text/csv; charset=utf-8");
			return form === "pdf" ? Buffer.from(await letter(reportLetter(trace, { title }))) : reportCsv(trace);
		},
	});
