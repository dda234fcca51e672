import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, refuse } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import { replaceTask, type Task, toTaskRow } from "../../store/tasks.ts";
import { presentTask } from "../task/answer.ts";

/** What is left out stays. */
export type ChangeTask = { dueOn?: string; postId?: string; note?: string };

export const decideChangeTask = (
	task: Task,
	{ dueOn, postId, note }: ChangeTask,
	{ actor, at }: { actor: Actor; at: number },
): Decision => {
	const faults = faultsWhere([task.status !== "open", "", `is ${task.status} already; add another task`]);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const after: Task = {
		...task,
		dueOn: dueOn ?? task.dueOn,
		post: postId ?? task.post,
		note: note ?? task.note,
		version: task.version + 1,
	};
	return {
		writes: [{ statement: replaceTask, row: toTaskRow(after) }],
		events: [caseRecordChanged({ caseId: task.caseId, actor, record: "task", recordId: task.id, change: "changed" })],
		answer: presentTask(after, at),
	};
};
