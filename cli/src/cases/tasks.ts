import { type Body, given, type Item, type Query } from "@seamark/client";
import type { Context } from "../context.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { inWords } from "../terminal/words.ts";

type Task = Item<"listTasks">;

const columns = [
	{ title: "DUE", priority: 0 },
	{ title: "", priority: 0 },
	{ title: "KIND", priority: 0 },
	{ title: "NOTE", priority: 1, grows: true, least: 20 },
	{ title: "ID", priority: 2 },
	{ title: "VERSION", priority: 3 },
];

export const list = async (
	context: Context,
	o: { ofAll?: boolean; case?: string; late?: boolean; status?: Query<"listTasks">["status"] },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const query = given<Query<"listTasks">>({
		of: o.ofAll ? "all" : undefined,
		caseId: o.case,
		late: o.late ? "true" : undefined,
		status: o.status,
	});
	const answer = await hub.GET("/tasks", { params: { query } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say(o.late ? "Nothing is late." : "Nothing to do.");
	out.say(...titledTable(out, columns, answer.items.map(rowOf)));
	if (answer.next) out.hint("There are more; what is due first is shown.");
};

const rowOf = (task: Task): unknown[] => [
	task.dueOn,
	task.late ? "late" : "",
	inWords(task.kind ?? ""),
	[task.note, task.says].filter(Boolean).join(" "),
	task.id,
	task.version,
];

export const add = async (
	context: Context,
	caseId: string,
	o: { kind: Body<"addTask">["kind"]; due: string; person?: string; post?: string; note?: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const added = await hub.POST("/cases/{id}/tasks", {
		params: { path: { id: caseId } },
		body: given<Body<"addTask">>({ kind: o.kind, dueOn: o.due, personId: o.person, postId: o.post, note: o.note }),
	});
	if (out.json) return out.document(added);
	out.say(
		`${out.paint("green", "Added")}: ${inWords(added.kind ?? "")}, due ${safeLine(added.dueOn)}  ${safeLine(added.id)}`,
	);
};

export const end = async (
	context: Context,
	id: string,
	outcome: "done" | "cancel",
	o: { taskVersion: number; reason?: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const ended = await hub.POST("/tasks/{id}/end", {
		params: { path: { id } },
		body: given<Body<"endTask">>({
			expectedVersion: o.taskVersion,
			outcome: outcome === "done" ? "done" : "cancelled",
			reason: o.reason,
		}),
	});
	if (out.json) return out.document(ended);
	out.say(outcome === "done" ? `${out.paint("green", "Done")}.` : "Cancelled.");
};
