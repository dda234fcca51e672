import { type Operations, pageOf } from "@seamark/service";
import { presentThread, ThreadAnswer } from "../alert/thread.ts";
import type { Deps } from "../deps.ts";
import { listOpenQuestions as findOpen } from "../store/questions.ts";

export const listOpenQuestions = (api: Operations, { directory }: Deps): void =>
	api.listing({
		name: "list-open-questions",
		url: "/alerts/questions",
		access: "alerts:read",
		summary: "List questions that wait for an answer of your agency",
		description: "Questions on alerts of your agency that nobody has answered yet, oldest first.",
		record: "question",
		action: "consultation",
		item: ThreadAnswer,
		// Who keeps watch asks again and again for what is new.
		quietWhenEmpty: true,
		read: ({ who, asCaller }, page) =>
			asCaller(async (tx) =>
				pageOf(await findOpen(tx, who.agency, page), page.limit, {
					present: (one) => presentThread(one, directory.current()),
					idOf: ({ id }) => id,
				}),
			),
	});
