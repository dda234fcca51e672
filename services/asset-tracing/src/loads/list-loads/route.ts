import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { loadsAfter } from "../../store/loads.ts";
import { LoadAnswer } from "../load.ts";

export const listLoads = (api: Operations): void =>
	api.listing({
		name: "list-loads",
		url: "/assets/files/:id/loads",
		access: "assets:read",
		summary: "List the loads of a tracing file",
		description: "Newest first.",
		record: "tracing-load",
		of: "tracing-file",
		params: ById,
		item: LoadAnswer,
		read: ({ params, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				return pageOf(await loadsAfter(tx, params.id, { after, limit: limit + 1 }), limit, {
					present: (one) => one,
					idOf: ({ id }) => id,
				});
			}),
		missing: noFile,
	});
