import Type from "typebox";
import { Day, Id, Moment, object, oneOf, orNull } from "../../schema.ts";
import type { Task } from "../../store/tasks.ts";
import { ruleOf } from "../follow-ups/rules.ts";
import { taskKinds, taskStatuses } from "./kinds.ts";

export const TaskNote = Type.String({ maxLength: 2_000, description: "without names of persons" });

export const TaskAnswer = object({
	id: Id,
	caseId: Id,
	personId: orNull(Id),
	kind: oneOf(taskKinds),
	dueOn: Day,
	late: Type.Boolean({ description: "open, and its day is over (UTC)" }),
	postId: Id,
	note: Type.String(),
	status: oneOf(taskStatuses),
	reason: Type.String(),
	rule: orNull(Type.String({ description: "made by this rule" })),
	says: Type.String({ description: "what the rule asks for" }),
	law: Type.Array(Type.String(), { description: "what the rule rests on" }),
	createdAt: Moment,
	endedAt: orNull(Moment),
	version: Type.Integer(),
});

export const todayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const presentTask = (task: Task, at: number) => {
	const rule = ruleOf(task.rule);
	const { id, caseId, personId, kind, dueOn, note, status, reason, createdAt, endedAt, version } = task;
	return {
		...{ id, caseId, personId, kind, dueOn, note, status, reason, createdAt, endedAt, version },
		late: status === "open" && dueOn < todayOf(at),
		postId: task.post,
		rule: task.rule,
		says: rule?.says ?? "",
		law: [...(rule?.law ?? [])],
	};
};
