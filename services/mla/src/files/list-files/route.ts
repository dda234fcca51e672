import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { filesAfter } from "../../store/files.ts";
import { findRequest } from "../../store/requests.ts";
import { FileAnswer, presentFile } from "../answer.ts";

export const listFiles = (api: Operations): void =>
	api.listing({
		name: "list-files",
		url: "/mla/requests/:id/files",
		access: "mla:read",
		summary: "List the files of a request: yours, and those that the other side named in its statements",
		record: "mla-file",
		of: "mla-request",
		params: ById,
		item: FileAnswer,
		read: async ({ params, asCaller }, { after, limit }) => {
			const rows = await asCaller(async (tx) =>
				(await findRequest(tx, params.id)) ? filesAfter(tx, params.id, { after, limit: limit + 1 }) : undefined,
			);
			return rows && pageOf(rows, limit, { present: presentFile, idOf: ({ id }) => id });
		},
		missing: { detail: "No such request." },
	});
