import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { findFile } from "../../store/files.ts";
import { TracingFile } from "../file.ts";

export const noFile = { detail: "No such tracing file." };

export const readTracingFile = (api: Operations): void =>
	api.reading({
		name: "read-tracing-file",
		url: "/assets/files/:id",
		access: "assets:read",
		summary: "Read a tracing file",
		record: "tracing-file",
		params: ById,
		answer: TracingFile,
		read: ({ params, asCaller }) => asCaller((tx) => findFile(tx, params.id)),
		missing: noFile,
	});
