import type { Operations } from "@seamark/service";
import { ById } from "../../schema.ts";
import { attachmentsOf, erasedFilesOf } from "../../store/attachments.ts";
import { findCase } from "../../store/cases.ts";
import { AttachmentAnswer, presentAttachment, presentGone } from "../attachment/answer.ts";

const most = 1_000;

export const listAttachments = (api: Operations): void =>
	api.listing({
		name: "list-attachments",
		url: "/cases/:id/attachments",
		access: "cases:read",
		summary: "List the files of a case",
		description: `In the order in which they were added; at most ${most}. Behind them those that were erased, without name and hash, and why.`,
		tag: "attachments",
		record: "attachment",
		of: "case",
		action: "consultation",
		params: ById,
		item: AttachmentAnswer,
		whole: true,
		read: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				if (!(await findCase(tx, params.id))) return undefined;
				const items = [
					...(await attachmentsOf(tx, params.id, most)).map(presentAttachment),
					...(await erasedFilesOf(tx, params.id, most)).map(presentGone),
				];
				return { items, ids: items.map(({ id }) => id) };
			}),
		missing: "CASE_NOT_FOUND",
	});
