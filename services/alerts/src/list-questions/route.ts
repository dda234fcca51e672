import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { presentThread, ThreadAnswer } from "../alert/thread.ts";
import type { Deps } from "../deps.ts";
import { findAlert } from "../store/alerts.ts";
import { listThreads } from "../store/questions.ts";

export const listQuestions = (api: Operations, { directory }: Deps): void =>
	api.listing({
		name: "list-questions",
		url: "/alerts/:id/questions",
		access: "alerts:read",
		summary: "List questions and answers on an alert",
		description:
			"The originator sees all. Others see the questions of their own agency with their answers, and of other questions the answers that are for all.",
		record: "question",
		of: "alert",
		action: "consultation",
		params: ById,
		item: ThreadAnswer,
		read: ({ params, asCaller }, page) =>
			asCaller(async (tx) => {
				if (!(await findAlert(tx, params.id))) return undefined;
				const found = await listThreads(tx, params.id, page);
				return pageOf(found, page.limit, {
					present: (one) => presentThread(one, directory.current()),
					idOf: ({ id }) => id,
				});
			}),
		missing: "ALERT_NOT_FOUND",
	});
