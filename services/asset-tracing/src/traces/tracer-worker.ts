import { parentPort } from "node:worker_threads";
import { HubError } from "@seamark/errors";
import { computeTrace } from "./compute.ts";
import { openGraphStore } from "./graph-store.ts";
import { rowsOf, scopeOf } from "./scope.ts";
import type { Told } from "./tracer.ts";

/** Runs on a thread of its own for as long as the service runs: it holds the graphs, and does all that takes long. */
const graphs = openGraphStore();

const answers = {
	have: ({ file, place }) => graphs.have(file, place),
	add: ({ file, transfers, upTo }) => void graphs.add(file, transfers, upTo),
	build: ({ file, place }) => graphs.graph(file, place).accounts,
	scope: ({ file, place, asked, starts, upTo }) => {
		const graph = graphs.graph(file, place);
		const scope = scopeOf(graph, asked, starts, upTo);
		return { scope, rows: rowsOf(graph, scope.inside.keys(), { upTo, until: asked.until }) };
	},
	compute: ({ lines, asked, scope, said }) => computeTrace(lines, asked, scope, said),
} satisfies { [K in keyof Told]: (question: Told[K]["question"]) => Told[K]["answer"] };

parentPort?.on("message", ({ n, name, question }: { n: number; name: keyof Told; question: never }) => {
	try {
		parentPort?.postMessage({ n, answer: answers[name](question) });
	} catch (error) {
		const refused =
			error instanceof HubError ? { code: error.code, detail: error.message, faults: error.faults } : undefined;
		parentPort?.postMessage({ n, refused, failed: String(error) });
	}
});
