import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { insertTrace } from "../../store/traces.ts";
import { faultsOfAsked, runTrace } from "../run-trace.ts";
import { Asked, Trace } from "../schema.ts";

export const makeTrace = (api: Operations, deps: Deps): void =>
	api.command({
		name: "make-trace",
		url: "/assets/files/:id/traces",
		access: "assets:load",
		load: "bulk",
		summary: "Trace money, by every method side by side",
		description:
			"Forwards from the transfers that brought proceeds, or backwards from accounts. Every method that courts know is done, and none is chosen. What was assumed and what was not followed is said. The trace is kept: it can be made again later as it is now.",
		record: "tracing-file",
		params: ById,
		body: Asked,
		status: 201,
		answer: Trace,
		location: ({ id, file }: { id: string; file: string }) => `/assets/files/${file}/traces/${id}`,
		find: ({ params, asCaller }) => asCaller((tx) => findFile(tx, params.id), "load"),
		missing: noFile,
		handle: async ({ body, actor, at, found, asCaller, who, gone }) => {
			const asked: Asked = {
				...body,
				...(body.from ? { from: new Date(body.from).toISOString() } : {}),
				...(body.until ? { until: new Date(body.until).toISOString() } : {}),
			};
			const wrong = faultsOfAsked(asked);
			if (wrong.length > 0) return refuse("REFUSED", wrong);
			const read = <T>(work: Parameters<typeof asCaller<T>>[0]) => asCaller(work, "load");
			const run = await runTrace(deps, { asCaller: read, who, gone }, { file: found.id, asked, upTo: found.transfers });
			if ("faults" in run) return refuse("REFUSED", run.faults);
			const id = deps.context.newId();
			const madeAt = new Date(at).toISOString();
			const row = { id, file: found.id, asked, up_to: found.transfers, made_at: madeAt, post: actor.postId };
			return {
				writes: [{ statement: insertTrace, row }],
				events: [recordChanged({ actor, record: "trace", recordId: id, change: "added", version: 1 })],
				answer: { id, file: found.id, asked, upTo: found.transfers, madeAt, ...run.found },
			};
		},
	});
