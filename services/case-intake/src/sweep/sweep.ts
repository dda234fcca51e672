import { transact } from "@seamark/db";
import { writerSettings } from "@seamark/policy";
import { announceDue } from "../reports/announce-due/announce-due.ts";
import { abandonJob, idleJobs, undoRows } from "../store/import-jobs.ts";
import {
	agenciesWithWork,
	giveUp,
	leave,
	subjectsIn,
	subjectWrites,
	type VaultSubject,
} from "../store/vault-subjects.ts";
import { remind } from "../tasks/remind/remind.ts";
import { todayOf } from "../tasks/task/answer.ts";
import { settle } from "../vault/settling.ts";
import { reconcile } from "./reconcile.ts";
import { noFindings, type Sweeping, type SweepReport, waitingOf } from "./report.ts";

const minuteMs = 60_000;

/** How long a change may take from its first word to its commit; calls to the vault end far sooner. */
export const graceMs = 15 * minuteMs;
/** How long an import that was cut off may be sent again. */
export const idleImportMs = 7 * 24 * 60 * minuteMs;

/** More of one agency at once looks like a database that was put back: an operator decides. */
export const mostUnowned = 1_000;

const most = 1_000;

/**
 * Brings the vault and case intake together again, agency by agency. What was intended and did not come about is given up, what is
 * leaving is destroyed, and, where `whole`, what the vault holds and nobody here has is found; `all`: however much that is. Each step may be cut off, run twice, and
 * run beside itself. What fails for one agency is told and does not hold up the others.
 */
export const sweep = async (
	deps: Sweeping,
	{ whole, all = false }: { whole: boolean; all?: boolean },
): Promise<SweepReport> => {
	const report: SweepReport = {
		...noFindings(),
		...{ intended: 0, leaving: 0, oldestLeavingSeconds: 0, unconfirmed: 0, failed: 0 },
		overdue: { lifeAtRisk: 0, urgent: 0, routine: 0 },
	};
	for (const id of await agenciesToSweep(deps, whole)) {
		try {
			await abandonImports(deps, id);
			await giveUpOld(deps, id);
			if (whole) {
				const found = await reconcile(deps, id, { graceMs, most: all ? Number.POSITIVE_INFINITY : mostUnowned });
				report.unowned += found.unowned;
				report.kept += found.kept;
				report.missing += found.missing;
			}
			await settle(deps, id);
			await remind(deps, id);
			await announceDue(deps.context, id);
		} catch (error) {
			report.failed++;
			deps.context.log.warn({ err: error }, "keys of the vault that belong to nobody wait for the next sweep");
		}
		const waiting = await waitingOf(deps, id);
		report.intended += waiting.intended;
		report.unconfirmed += waiting.unconfirmed;
		for (const { urgency, count } of waiting.overdue) report.overdue[urgency] += count;
		report.leaving += waiting.leaving;
		report.oldestLeavingSeconds = Math.max(report.oldestLeavingSeconds, waiting.oldestLeavingSeconds);
	}
	return report;
};

/** Every agency where all is gone over; every minute those alone that have something, however many there are. */
const agenciesToSweep = async (deps: Sweeping, whole: boolean): Promise<string[]> => {
	const { pool, now } = deps.context;
	const idle = timeBefore(deps, idleImportMs);
	const busy = await agenciesWithWork(pool, { now: timeBefore(deps, 0), idle, today: todayOf(now()) });
	const all = whole ? deps.directory.current().snapshot.agencies.map(({ id }) => id) : [];
	return [...new Set([...all, ...busy])];
};

const timeBefore = ({ context }: Sweeping, ms: number): string => new Date(context.now() - ms).toISOString();

/** An import says how long it takes by itself. */
const giveUpOld = async (deps: Sweeping, agency: string): Promise<void> => {
	const { pool, committer, now } = deps.context;
	const since = new Date(now()).toISOString();
	const old = await subjectsIn(pool, agency, {
		state: "intended",
		kinds: ["identity", "file"],
		before: timeBefore(deps, graceMs),
		limit: most,
	});
	if (old.length === 0) return;
	const given = old.map((one): VaultSubject => ({ ...one, since }));
	await committer.commit({ writes: subjectWrites(giveUp, given), events: [], writer: agency });
};

const abandonImports = async (deps: Sweeping, agency: string): Promise<void> => {
	const { pool, committer, now } = deps.context;
	const at = new Date(now()).toISOString();
	const idle = await transact(pool, (tx) => idleJobs(tx, timeBefore(deps, idleImportMs)), writerSettings([agency]));
	for (const { id, version, rowsRead } of idle) {
		const sealed = await subjectsIn(pool, agency, { state: "intended", cause: id, limit: most });
		await committer.commit({
			writes: [
				{ statement: abandonJob, row: { id, version, at } },
				...undoRows.map((statement) => ({ statement, row: { id } })),
				...subjectWrites(
					leave,
					sealed.map((one) => ({ ...one, since: at })),
				),
			],
			events: [],
			touches: rowsRead,
			writer: agency,
		});
	}
};
