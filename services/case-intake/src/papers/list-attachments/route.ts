import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, object } from "../../schema.ts";
import { attachmentsOf } from "../../store/attachments.ts";
import { findCase } from "../../store/cases.ts";
import { AttachmentAnswer } from "./answer.ts";

const Params = object({ id: Id });

const schema = {
	summary: "List the files of a case",
	description: "In the order in which they were added; at most 1000.",
	tags: ["attachments"],
	params: Params,
	response: { 200: object({ attachments: Type.Array(AttachmentAnswer) }) },
};

export const listAttachmentsRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/cases/:id/attachments",
		{ schema, config: { access: "cases:read" } },
		async ({ session, params: { id } }) => {
			const { found } = await consult(deps, session, {
				record: "case",
				id,
				query: "list-attachments",
				read: async (tx) => ((await findCase(tx, id)) ? attachmentsOf(tx, id, 1_000) : undefined),
			});
			return { attachments: found };
		},
	);
};
