import { transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { writerSettings } from "@seamark/policy";
import type { ServiceContext } from "@seamark/service";
import { reportDue } from "../../events.ts";
import { markTold, untoldReports } from "../../store/reports-due.ts";

const most = 500;

/**
 * Tells of each waiting report that its target passes soon, when a quarter of it is left, and once more when it has passed; in the
 * commit that remembers it. Instances may do so beside each other.
 */
export const announceDue = async (
	{ pool, committer, now }: Pick<ServiceContext, "pool" | "committer" | "now">,
	agency: string,
): Promise<number> => {
	const at = new Date(now()).toISOString();
	const untold = await transact(pool, (tx) => untoldReports(tx, { agency, at, limit: most }), writerSettings([agency]));
	if (untold.length === 0) return 0;
	try {
		await committer.commit({
			writes: untold.map(({ id, overdue }) => ({ statement: markTold, row: { id, told: overdue ? 2 : 1 } })),
			events: untold.map(({ id, dueAt, overdue }) => reportDue({ reportId: id, agencyId: agency, dueAt, overdue })),
			writer: agency,
		});
	} catch (error) {
		// Another instance was faster, or a report was settled in this moment: the next look finds what is left.
		if (error instanceof HubError && error.code === "CONFLICT") return 0;
		throw error;
	}
	return untold.length;
};
