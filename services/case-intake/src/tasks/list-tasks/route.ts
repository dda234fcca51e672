import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import { Id, oneOf } from "../../schema.ts";
import { tasksBy } from "../../store/tasks.ts";
import { presentTask, TaskAnswer, todayOf } from "../task/answer.ts";
import { taskStatuses } from "../task/kinds.ts";

export const listTasks = (api: Operations): void =>
	api.listing({
		name: "list-tasks",
		url: "/tasks",
		access: "cases:read",
		summary: "List tasks, what is due first",
		description:
			"Those of your duty post that are open. of=all asks for those of all posts of your agency, caseId for those of a case.",
		tag: "tasks",
		record: "task",
		action: "consultation",
		criteria: {
			of: Type.Optional(oneOf(["post", "all"])),
			postId: Type.Optional(Id),
			caseId: Type.Optional(Id),
			status: Type.Optional(oneOf(taskStatuses)),
			late: Type.Optional(oneOf(["true"])),
		},
		item: TaskAnswer,
		read: async ({ query, who, asCaller, at }, { after, limit }) => {
			const { of = query.caseId === undefined ? "post" : "all", postId, caseId, status = "open", late } = query;
			const post = postId ?? (of === "post" ? who.post : undefined);
			const by = {
				status,
				...(caseId === undefined ? {} : { caseId }),
				...(post === undefined ? {} : { post }),
				...(late ? { before: todayOf(at) } : {}),
			};
			const rows = await asCaller((tx) => tasksBy(tx, by, { after, limit: limit + 1 }));
			return pageOf(rows, limit, { present: (task) => presentTask(task, at), idOf: ({ id }) => id });
		},
	});
