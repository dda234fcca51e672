import { type Operations, recordChanged, refuse } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { dropRunning, findLoad, undoRows } from "../../store/loads.ts";
import { LoadPath, noLoad } from "../load.ts";

export const dropLoad = (api: Operations, _deps: Deps): void =>
	api.command({
		name: "drop-load",
		method: "DELETE",
		url: "/assets/files/:id/loads/:load",
		access: "assets:load",
		summary: "Give up a load that is not done",
		description: "What it took in goes with it. A load that is done stays: traces are made of it.",
		record: "tracing-file",
		params: LoadPath,
		status: 204,
		answer: Type.Null(),
		find: ({ params, asCaller }) => asCaller((tx) => findLoad(tx, params.id, { id: params.load }), "load"),
		missing: noLoad,
		handle: ({ actor, at, found }) => {
			if (found.status === "done" || found.status === "failed")
				return refuse("REFUSED", [], "The load has ended: there is nothing to give up.");
			const { id, version } = found;
			return {
				writes: [
					{ statement: dropRunning, row: { id, version, at: new Date(at).toISOString() } },
					...undoRows.map((statement) => ({ statement, row: { id } })),
				],
				events: [
					recordChanged({ actor, record: "tracing-load", recordId: id, change: "removed", version: version + 1 }),
				],
				answer: null,
			};
		},
	});
