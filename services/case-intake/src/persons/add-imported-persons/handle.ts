import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import { caseForChange } from "../../cases/case/case-for-change.ts";
import type { Deps } from "../../deps.ts";
import { personAdded } from "../../events.ts";
import { caseStillOpen } from "../../store/cases.ts";
import { findJob } from "../../store/import-jobs.ts";
import { freeRecords, makePersons, personsMade, recordsAt } from "../../store/imported.ts";
import { putIntoCase } from "../../store/persons.ts";
import { readAs } from "../../store/read.ts";

/** Persons that one call puts into a case. */
export const mostAtOnce = 1_000;

/**
 * Puts persons of an import into an open case: those of the rows that are named, or the next ones that are in no case. Who is in it
 * already stays in it, so that a call whose answer was lost is made again. Throws NOT_FOUND without such an import, REFUSED with
 * every row that cannot be put there.
 */
export const addImportedPersons = async (
	deps: Deps,
	session: Session,
	caseId: string,
	{ importId, rows }: { importId: string; rows?: readonly number[] },
): Promise<{ added: number; more: boolean }> => {
	const { context } = deps;
	const { found, who } = await caseForChange(deps, session, caseId);
	const { persons, more } = await readAs(context.pool, who, context.now(), async (tx) => {
		const job = await findJob(tx, { id: importId });
		if (job?.status !== "done" || job.kind !== "htcds")
			throw new HubError("NOT_FOUND", { detail: "There is no import of persons with this id that is done." });
		const free = rows
			? chosen(rows, await recordsAt(tx, importId, rows), found.id)
			: await freeRecords(tx, importId, mostAtOnce + 1);
		const ids = free.slice(0, mostAtOnce);
		await makePersons(tx, "persons", ids);
		return { persons: await personsMade(tx, ids), more: free.length > ids.length };
	});
	const actor = actorOf(session, who);
	const at = new Date(context.now()).toISOString();
	if (persons.length > 0)
		await context.committer.commit({
			writes: [
				{ statement: caseStillOpen, row: { case_id: found.id } },
				...persons.map(({ id }) => ({ statement: putIntoCase, row: { id, case_id: found.id, changed_at: at } })),
			],
			events: persons.map(({ id, role, identified }) =>
				personAdded({ personId: id, caseId: found.id, actor, role, identified }),
			),
			writer: who.agency,
			traceparent: currentTraceparent(),
		});
	return { added: persons.length, more };
};

/** The ids of the named rows, without those that are in the case already. */
const chosen = (rows: readonly number[], records: Awaited<ReturnType<typeof recordsAt>>, caseId: string): string[] => {
	const byLine = new Map(records.map((one) => [one.line, one]));
	const faults = rows.flatMap((row, n) => {
		const record = byLine.get(row);
		const at = `/rows/${n}`;
		if (!record) return [{ at, message: "is no row that the import has taken" }];
		if (record.merged) return [{ at, message: "was merged into another person's record" }];
		return record.caseId === null || record.caseId === caseId ? [] : [{ at, message: "is in another case already" }];
	});
	if (faults.length > 0) throw new HubError("REFUSED", { faults });
	return records.filter((one) => one.caseId === null).map(({ id }) => id);
};
