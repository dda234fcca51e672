import { type Operations, pageOf } from "@seamark/service";
import { filesAfter } from "../../store/files.ts";
import { TracingFile } from "../file.ts";

export const listTracingFiles = (api: Operations): void =>
	api.listing({
		name: "list-tracing-files",
		url: "/assets/files",
		access: "assets:read",
		summary: "List the tracing files in which your agency has a part",
		description: "Newest first.",
		record: "tracing-file",
		item: TracingFile,
		read: async ({ asCaller }, { after, limit }) =>
			pageOf(await asCaller((tx) => filesAfter(tx, { after, limit: limit + 1 })), limit, {
				present: (one) => one,
				idOf: ({ id }) => id,
			}),
	});
