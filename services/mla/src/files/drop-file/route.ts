import { type Operations, refuse } from "@seamark/service";
import { ById, NoBody } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findThread } from "../../requests/find-thread.ts";
import { findFile, updateFile } from "../../store/files.ts";
import { FileAnswer, presentFile } from "../answer.ts";
import { fileChanged } from "../append-file/keep.ts";
import { deskOf } from "../desk.ts";
import { isNamed } from "../named.ts";
import { removeBytes } from "../remove-bytes.ts";

export const dropFile = (api: Operations, deps: Deps): void =>
	api.command({
		name: "drop-file",
		method: "DELETE",
		url: "/mla/files/:id",
		access: "mla:write",
		summary: "Take back a file that no statement names, or end its sending",
		description: "Its key is destroyed and its bytes go. What a statement names is evidence, and stays.",
		record: "mla-file",
		params: ById,
		body: NoBody,
		answer: FileAnswer,
		find: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const file = await findFile(tx, params.id);
				const thread = file && (await findThread(tx, file.request));
				return file && thread && { file, thread };
			}, "change"),
		versionOf: ({ file }) => file.version,
		missing: { detail: "No such file." },
		handle: ({ found: { file, thread }, actor }) => {
			deskOf(deps);
			if (isNamed(thread, file.id))
				return refuse("REFUSED", [{ at: "", message: "is named in a statement: it is evidence, and stays" }]);
			if (file.state === "erased") return { writes: [], events: [], answer: presentFile(file), there: true };
			const after = { ...file, state: "erased" as const, sealedKey: null, version: file.version + 1 };
			return {
				writes: [{ statement: updateFile, row: after }],
				events: [fileChanged(actor, after)],
				answer: presentFile(after),
			};
		},
		// The key is gone by now. What cannot be taken away at once, the sweep takes.
		complete: async (answer: unknown, { params, asCaller }) => {
			const row = await asCaller((tx) => findFile(tx, params.id));
			if (row) await removeBytes(deps, row);
			return answer;
		},
	});
