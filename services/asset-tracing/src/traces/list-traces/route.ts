import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { tracesAfter } from "../../store/traces.ts";
import { TraceListed } from "../schema.ts";

export const listTraces = (api: Operations): void =>
	api.listing({
		name: "list-traces",
		url: "/assets/files/:id/traces",
		access: "assets:read",
		summary: "List the traces of a tracing file",
		description: "Newest first.",
		record: "trace",
		of: "tracing-file",
		params: ById,
		item: TraceListed,
		read: ({ params, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				return pageOf(await tracesAfter(tx, params.id, { after, limit: limit + 1 }), limit, {
					present: ({ file: _, ...one }) => one,
					idOf: ({ id }) => id,
				});
			}),
		missing: noFile,
	});
