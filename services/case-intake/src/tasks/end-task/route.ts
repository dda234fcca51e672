import type { Operations } from "@seamark/service";
import Type from "typebox";
import { ById, object, oneOf, Version } from "../../schema.ts";
import { findTask } from "../../store/tasks.ts";
import { TaskAnswer, TaskNote } from "../task/answer.ts";
import { decideEndTask } from "./decide.ts";

export const endTask = (api: Operations): void =>
	api.command({
		name: "end-task",
		url: "/tasks/:id/end",
		access: "cases:write",
		summary: "Say that a task is done, or cancel it with a reason",
		tag: "tasks",
		record: "task",
		params: ById,
		body: object({
			expectedVersion: Version,
			outcome: oneOf(["done", "cancelled"]),
			reason: Type.Optional(TaskNote),
		}),
		answer: TaskAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findTask(tx, params.id)),
		handle: ({ found, body, actor, at }) => decideEndTask(found, body, { actor, at }),
	});
