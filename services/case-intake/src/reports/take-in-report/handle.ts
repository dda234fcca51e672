import { type Actor, actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import type { Change, NewEvent } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import { caseForChange } from "../../cases/case/case-for-change.ts";
import { caseFieldsOf, newCase, type OpenCase, opened } from "../../cases/open-case/handle.ts";
import type { DismissReason } from "../../codes/reports.ts";
import type { Deps } from "../../deps.ts";
import { caseOpened, personAdded, reportDismissed, reportMerged, reportTakenIn } from "../../events.ts";
import { eventsOf } from "../../persons/person/person-events.ts";
import { forChange } from "../../plumbing/consult.ts";
import { caseStillOpen, insertCase, toCaseRow } from "../../store/cases.ts";
import { insertFirstPerson, insertPerson, toPersonRow } from "../../store/persons.ts";
import { findReport, settleReport } from "../../store/reports.ts";
import type { ReportState } from "../report/state.ts";
import { linkThings } from "./link-things.ts";
import { personsOf } from "./persons.ts";
import type { SaidThing, Unlinked } from "./things.ts";

/** A waiting report of the caller's agency. Throws REPORT_NOT_FOUND or REPORT_SETTLED. */
const waiting = async (deps: Deps, session: Session, id: string) => {
	const { found, who } = await forChange(deps, session, { record: "report", read: (tx) => findReport(tx, id) });
	return { report: found, who };
};

const settled = (report: ReportState): never => {
	throw new HubError("REPORT_SETTLED", { detail: `The report is ${report.status}.` });
};

/** The report's row as it is settled by a post. */
const settling = (
	report: ReportState,
	o: { status: "takenIn" | "merged" | "dismissed"; caseId?: string; reason?: DismissReason; post: string; at: number },
): Change["writes"][number] => ({
	statement: settleReport,
	row: {
		id: report.id,
		status: o.status,
		case_id: o.caseId ?? null,
		dismiss_reason: o.reason ?? null,
		taken_at: new Date(o.at).toISOString(),
		taken_by_post: o.post,
	},
});

const added = (persons: ReturnType<typeof personsOf>, actor: Actor): NewEvent[] =>
	persons.flatMap(({ person, events }) => [
		personAdded({
			personId: person.state.id,
			caseId: person.state.caseId ?? "",
			actor,
			role: person.state.role,
			identified: person.identityId !== null,
		}),
		...eventsOf(person.state, events, actor),
	]);

export type TakenIn = {
	caseId: string;
	reference: string;
	persons: number;
	/** Things of the report that were linked to the case, and those that could not be. */
	links: number;
	unlinked: Unlinked[];
};

/** Opens a case from a report: the case, its persons and things and what became of the report are stored together or not at all. */
export const takeIn = async (
	deps: Deps,
	session: Session,
	id: string,
	{ things = [], ...command }: OpenCase & { things?: readonly SaidThing[] },
	once: Once | undefined,
): Promise<TakenIn> => {
	const { context } = deps;
	const { report, who } = await waiting(deps, session, id);
	// A retry under the same key is answered from what it did.
	if (report.status !== "waiting" && !once) settled(report);
	const at = context.now();
	const one = newCase(command, await caseFieldsOf(deps, who, command), who, context.newId(), at);
	const persons = personsOf(report, { caseId: one.id, newId: context.newId, at });
	const actor = actorOf(session, who);
	const linked = await linkThings(deps, who, report, { caseId: one.id, said: things, actor, at });
	const done = await context.committer.commit({
		writes: [
			{ statement: insertCase, row: toCaseRow(one) },
			settling(report, { status: "takenIn", caseId: one.id, post: who.post, at }),
			...persons.map(({ person }) => ({ statement: insertFirstPerson, row: toPersonRow(person) })),
			...linked.writes,
		],
		events: [
			caseOpened({ caseId: one.id, actor, jurisdiction: one.jurisdiction, reportId: report.id }),
			reportTakenIn({ reportId: report.id, actor, caseId: one.id }),
			...added(persons, actor),
			...linked.events,
		],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response: { id: one.id, persons: persons.length } } } : {}),
	});
	const first = (done.replayed as { id: string; persons: number } | undefined) ?? {
		id: one.id,
		persons: persons.length,
	};
	const { reference } = await opened(deps, who, first.id);
	return { caseId: first.id, reference, persons: first.persons, links: linked.links, unlinked: linked.unlinked };
};

/** Puts a report to an open case of the agency, with its things, and its persons unless they are known there already. */
export const merge = async (
	deps: Deps,
	session: Session,
	id: string,
	command: { caseId: string; withPersons: boolean; things?: readonly SaidThing[] },
): Promise<TakenIn> => {
	const { context } = deps;
	const { report, who } = await waiting(deps, session, id);
	const { found } = await caseForChange(deps, session, command.caseId);
	if (report.status !== "waiting") settled(report);
	const at = context.now();
	const persons = command.withPersons ? personsOf(report, { caseId: found.id, newId: context.newId, at }) : [];
	const actor = actorOf(session, who);
	const linked = await linkThings(deps, who, report, { caseId: found.id, said: command.things ?? [], actor, at });
	await context.committer.commit({
		writes: [
			{ statement: caseStillOpen, row: { case_id: found.id } },
			settling(report, { status: "merged", caseId: found.id, post: who.post, at }),
			...persons.map(({ person }) => ({ statement: insertPerson, row: toPersonRow(person) })),
			...linked.writes,
		],
		events: [
			reportMerged({ reportId: report.id, actor, caseId: found.id }),
			...added(persons, actor),
			...linked.events,
		],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
	const { links, unlinked } = linked;
	return { caseId: found.id, reference: found.reference, persons: persons.length, links, unlinked };
};

/** Lays a report aside, with the reason. It stays readable. */
export const dismiss = async (deps: Deps, session: Session, id: string, reason: DismissReason): Promise<void> => {
	const { context } = deps;
	const { report, who } = await waiting(deps, session, id);
	if (report.status !== "waiting") settled(report);
	await context.committer.commit({
		writes: [settling(report, { status: "dismissed", reason, post: who.post, at: context.now() })],
		events: [reportDismissed({ reportId: report.id, actor: actorOf(session, who), reason })],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
};
