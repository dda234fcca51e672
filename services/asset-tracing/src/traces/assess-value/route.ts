import { HubError } from "@seamark/errors";
import { type Operations, recordsAccessed, refuse } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { findTrace } from "../../store/traces.ts";
import { runTrace } from "../run-trace.ts";
import { noTrace, TracePath } from "../schema.ts";
import { assessValue } from "./decide.ts";
import { AskedOfValue, Value } from "./schema.ts";

export const assessValueOf = (api: Operations, deps: Deps): void =>
	api.command({
		name: "assess-value",
		url: "/assets/files/:id/traces/:trace/value",
		access: "assets:read",
		load: "bulk",
		summary: "Reckon what can be confiscated by value",
		description:
			"For what was assessed that the crime brought: of property that proceeds are mixed with, up to the proceeds that each method finds in it (UNTOC 12(4)) and the income in the same proportion (12(5)); of any property, up to what is still open of that value (12(1)(a)). For every method side by side; nothing is kept.",
		record: "tracing-file",
		params: TracePath,
		body: AskedOfValue,
		answer: Value,
		find: ({ params, asCaller }) => asCaller((tx) => findTrace(tx, params.id, params.trace)),
		missing: noTrace,
		handle: async ({ body, params, actor, found, asCaller, who, gone }) => {
			const run = await runTrace(deps, { asCaller, who, gone }, found);
			if ("faults" in run) throw new HubError("INTERNAL");
			const methods = assessValue(run.found, body);
			if ("faults" in methods) return refuse("REFUSED", methods.faults);
			const read = { actor, action: "consultation", record: "tracing-file", ids: [params.id, params.trace] } as const;
			return {
				writes: [],
				events: [recordsAccessed({ ...read, query: "assess-value", found: true })],
				answer: { trace: found.id, currency: body.currency, methods },
			};
		},
	});
