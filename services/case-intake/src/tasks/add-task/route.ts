import { type Operations, refuse } from "@seamark/service";
import Type from "typebox";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import type { Deps } from "../../deps.ts";
import { ById, Day, Id, object, oneOf } from "../../schema.ts";
import { isOfCase } from "../../store/happenings.ts";
import { TaskAnswer, TaskNote } from "../task/answer.ts";
import { taskKinds } from "../task/kinds.ts";
import { dueFaults, postFaults } from "../task/new-task.ts";
import { decideAddTask } from "./decide.ts";

export const addTask = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "add-task",
		url: "/cases/:id/tasks",
		access: "cases:write",
		summary: "Add a task to a case: what, by when, and which duty post",
		description: "For your own duty post where none is named. What the law asks for afterwards is added by rule.",
		tag: "tasks",
		record: "task",
		of: "case",
		params: ById,
		body: object({
			kind: oneOf(taskKinds),
			dueOn: Day,
			personId: Type.Optional(Id),
			postId: Type.Optional(Id),
			note: Type.Optional(TaskNote),
		}),
		status: 201,
		answer: TaskAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		handle: async ({ found, body, who, actor, at, asCaller }) => {
			const { personId, postId = who.post } = body;
			const ofCase = personId === undefined || (await asCaller((tx) => isOfCase(tx, found.id, personId)));
			const faults = [
				...dueFaults(body.dueOn),
				...postFaults(postId, who.agency, directory.current()),
				...(ofCase ? [] : [{ at: "/personId", message: "is no person of this case" }]),
			];
			if (faults.length > 0) return refuse("REFUSED", faults);
			return decideAddTask(found.id, { ...body, postId }, { actor, id: context.newId(), at });
		},
	});
