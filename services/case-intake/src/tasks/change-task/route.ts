import { type Operations, refuse } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, Day, Id, object, Version } from "../../schema.ts";
import { findTask } from "../../store/tasks.ts";
import { TaskAnswer, TaskNote } from "../task/answer.ts";
import { dueFaults, postFaults } from "../task/new-task.ts";
import { decideChangeTask } from "./decide.ts";

export const changeTask = (api: Operations, { directory }: Deps): void =>
	api.command({
		name: "change-task",
		method: "PATCH",
		url: "/tasks/:id",
		access: "cases:write",
		summary: "Move a task to another day or duty post",
		description: "What is left out stays. The duty post is told again when the new day comes.",
		tag: "tasks",
		record: "task",
		params: ById,
		body: object({
			expectedVersion: Version,
			dueOn: Type.Optional(Day),
			postId: Type.Optional(Id),
			note: Type.Optional(TaskNote),
		}),
		answer: TaskAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findTask(tx, params.id)),
		handle: ({ found, body: { expectedVersion: _, ...body }, who, actor, at }) => {
			const faults = [
				...(body.dueOn === undefined ? [] : dueFaults(body.dueOn)),
				...(body.postId === undefined ? [] : postFaults(body.postId, who.agency, directory.current())),
			];
			return faults.length > 0 ? refuse("REFUSED", faults) : decideChangeTask(found, body, { actor, at });
		},
	});
