import type { Actor } from "@seamark/auth";
import type { Decided } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import { insertTask, toTaskRow } from "../../store/tasks.ts";
import { presentTask } from "../task/answer.ts";
import type { TaskKind } from "../task/kinds.ts";
import { newTask } from "../task/new-task.ts";

export type AddTask = { kind: TaskKind; dueOn: string; postId: string; personId?: string; note?: string };

export const decideAddTask = (
	caseId: string,
	{ kind, dueOn, postId, personId = "", note = "" }: AddTask,
	by: { actor: Actor; id: string; at: number },
): Decided => {
	const { actor, id } = by;
	const task = newTask(
		{ id, agency: actor.agencyId, caseId, personId: personId || null, kind, dueOn, post: postId, note },
		by,
	);
	return {
		writes: [{ statement: insertTask, row: toTaskRow(task) }],
		events: [caseRecordChanged({ caseId, actor, record: "task", recordId: id, change: "added" })],
		answer: presentTask(task, by.at),
	};
};
