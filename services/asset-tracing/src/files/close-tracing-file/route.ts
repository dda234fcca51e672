import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { whatIsLeft } from "../../store/erasure.ts";
import { findFile } from "../../store/files.ts";
import { TracingFile } from "../file.ts";
import { noFile } from "../read-tracing-file/route.ts";
import { decideCloseTracingFile } from "./decide.ts";

export const closeTracingFile = (api: Operations, _deps: Deps): void =>
	api.command({
		name: "close-tracing-file",
		url: "/assets/files/:id/close",
		access: "assets:open",
		summary: "Close a tracing file",
		description:
			"By the unit that leads, when no order holds property, nothing is in custody and nothing waits. After the time to keep it, account numbers, names and transfers are erased; books and orders stay, without persons.",
		record: "tracing-file",
		params: ById,
		answer: TracingFile,
		find: ({ params, asCaller, at }) =>
			asCaller(async (tx) => {
				const file = await findFile(tx, params.id);
				return file && { file, left: await whatIsLeft(tx, file.id, new Date(at).toISOString()) };
			}, "change"),
		versionOf: ({ file }) => file.version,
		missing: noFile,
		handle: ({ actor, at, found }) => decideCloseTracingFile(found.file, found.left, { actor, at }),
	});
