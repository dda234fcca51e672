import { writerSettings } from "@seamark/policy";
import { type Operations, recordChanged, refuse } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { takeBack } from "../../store/clearing.ts";
import { dropRunning, findLoad, undoRefusals } from "../../store/loads.ts";
import { LoadPath, noLoad } from "../load.ts";

export const dropLoad = (api: Operations, deps: Deps): void =>
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
		handle: async ({ actor, at, found, who }) => {
			if (found.status === "done" || found.status === "failed")
				return refuse("REFUSED", [], "The load has ended: there is nothing to give up.");
			const { id, file, version } = found;
			await takeBack(deps.loading, writerSettings([who.agency]), { file, load: id, upload: deps.context.newId() });
			return {
				writes: [
					{ statement: dropRunning, row: { id, version, at: new Date(at).toISOString() } },
					{ statement: undoRefusals, row: { id } },
				],
				events: [
					recordChanged({ actor, record: "tracing-load", recordId: id, change: "removed", version: version + 1 }),
				],
				answer: null,
			};
		},
	});
