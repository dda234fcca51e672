import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { findTrace } from "../../store/traces.ts";
import { runTrace } from "../run-trace.ts";
import { noTrace, Trace, TracePath } from "../schema.ts";

export const readTrace = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "read-trace",
		url: "/assets/files/:id/traces/:trace",
		access: "assets:read",
		load: "bulk",
		summary: "Read a trace",
		description: "It is made again from what was in the file then: what was loaded since does not change it.",
		record: "tracing-file",
		params: TracePath,
		answer: Trace,
		read: ({ params, asCaller }) => asCaller((tx) => findTrace(tx, params.id, params.trace)),
		missing: noTrace,
		present: async (row, input) => {
			const run = await runTrace(deps, input, row);
			if ("faults" in run) throw new HubError("INTERNAL");
			return { ...row, ...run.found };
		},
	});
