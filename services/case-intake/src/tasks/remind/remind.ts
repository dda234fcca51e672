import { transact } from "@seamark/db";
import { writerSettings } from "@seamark/policy";
import { taskDue } from "../../events.ts";
import { dueTasks, markReminded } from "../../store/tasks.ts";
import type { Sweeping } from "../../sweep/report.ts";
import { todayOf } from "../task/answer.ts";

const most = 500;

/** Tells of each task that is due, once for a day and post, in the commit that remembers it. Ids and days; what it is about is in no event. */
export const remind = async ({ context }: Pick<Sweeping, "context">, agency: string): Promise<number> => {
	const { pool, committer, now } = context;
	const today = todayOf(now());
	const due = await transact(pool, (tx) => dueTasks(tx, { today, limit: most }), writerSettings([agency]));
	if (due.length === 0) return 0;
	const at = new Date(now()).toISOString();
	await committer.commit({
		writes: due.map(({ id }) => ({ statement: markReminded, row: { id, at } })),
		events: due.map(({ id, caseId, post, dueOn }) =>
			taskDue({ taskId: id, caseId, agencyId: agency, postId: post, dueOn }),
		),
		writer: agency,
	});
	return due.length;
};
