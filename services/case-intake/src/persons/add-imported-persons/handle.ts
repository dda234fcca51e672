import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { Fault } from "@seamark/errors";
import { type Decision, refuse } from "@seamark/service";
import { identitiesErased } from "../../erasure/erased.ts";
import { personAdded } from "../../events.ts";
import { type CaseState, caseStillOpen, caseTakesIdentities } from "../../store/cases.ts";
import { findJob } from "../../store/import-jobs.ts";
import { freeRecords, makePersons, personsMade, recordsAt } from "../../store/imported.ts";
import { putIntoCase } from "../../store/persons.ts";

/** Persons that one call puts into a case. */
export const mostAtOnce = 1_000;

export type AddingImported = {
	/** Reads as the caller. */
	tx: Tx;
	found: CaseState;
	importId: string;
	rows?: readonly number[];
	actor: Actor;
	at: number;
};

/**
 * Puts persons of an import into an open case: those of the rows that are named, or the next ones that are in no case. Who is in it
 * already stays in it, so that a call whose answer was lost is made again. Refuses with NOT_FOUND without such an import, REFUSED with
 * every row that cannot be put there.
 */
export const addImportedPersons = async ({
	tx,
	found,
	importId,
	rows,
	actor,
	at,
}: AddingImported): Promise<Decision> => {
	const job = await findJob(tx, { id: importId });
	if (job?.status !== "done" || job.kind !== "htcds")
		return refuse("NOT_FOUND", [], "There is no import of persons with this id that is done.");
	const records = rows && (await recordsAt(tx, importId, rows));
	const faults = rows && records ? rowFaults(rows, records, found.id) : [];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const free = records
		? records.filter((one) => one.caseId === null).map(({ id }) => id)
		: await freeRecords(tx, importId, mostAtOnce + 1);
	const ids = free.slice(0, mostAtOnce);
	await makePersons(tx, "persons", ids);
	const persons = await personsMade(tx, ids);
	const answer = { added: persons.length, more: free.length > ids.length };
	if (persons.length === 0) return { writes: [], events: [], answer };
	const identified = persons.some((one) => one.identified);
	if (identified && found.erasedAt !== null) return identitiesErased("case");
	const changed_at = new Date(at).toISOString();
	return {
		writes: [
			{ statement: caseStillOpen, row: { case_id: found.id } },
			...(identified ? [{ statement: caseTakesIdentities, row: { case_id: found.id } }] : []),
			...persons.map(({ id }) => ({ statement: putIntoCase, row: { id, case_id: found.id, changed_at } })),
		],
		events: persons.map(({ id, roles, identified }) =>
			personAdded({ personId: id, caseId: found.id, actor, roles, identified }),
		),
		answer,
	};
};

/** What speaks against putting the named rows into the case; who is in it already stays. */
const rowFaults = (
	rows: readonly number[],
	records: Awaited<ReturnType<typeof recordsAt>>,
	caseId: string,
): Fault[] => {
	const byLine = new Map(records.map((one) => [one.line, one]));
	return rows.flatMap((row, n) => {
		const record = byLine.get(row);
		const at = `/rows/${n}`;
		if (!record) return [{ at, message: "is no row that the import has taken" }];
		if (record.merged) return [{ at, message: "was merged into another person's record" }];
		return record.caseId === null || record.caseId === caseId ? [] : [{ at, message: "is in another case already" }];
	});
};
