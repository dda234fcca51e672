import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, refuse } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import { replaceTask, type Task, toTaskRow } from "../../store/tasks.ts";
import { presentTask } from "../task/answer.ts";

export type EndTask = { outcome: "done" | "cancelled"; reason?: string };

/** Why something is not done any more is always said; what the law asks for is not dropped without a word. */
export const decideEndTask = (
	task: Task,
	{ outcome, reason = "" }: EndTask,
	{ actor, at }: { actor: Actor; at: number },
): Decision => {
	const faults = faultsWhere(
		[task.status !== "open", "", `is ${task.status} already`],
		[outcome === "cancelled" && reason.trim() === "", "/reason", "is missing: say why the task is not done"],
	);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const after: Task = {
		...task,
		status: outcome,
		reason,
		endedAt: new Date(at).toISOString(),
		endedByPost: actor.postId,
		version: task.version + 1,
	};
	return {
		writes: [{ statement: replaceTask, row: toTaskRow(after) }],
		events: [caseRecordChanged({ caseId: task.caseId, actor, record: "task", recordId: task.id, change: "changed" })],
		answer: presentTask(after, at),
	};
};
