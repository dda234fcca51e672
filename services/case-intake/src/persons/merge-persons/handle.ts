import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { mergeUndone, personsMerged } from "../../events.ts";
import { consult } from "../../plumbing/consult.ts";
import { findMerge, insertMerge, listMerges, type MergeState, toMergeRow, undoMergeRow } from "../../store/merges.ts";
import { replacePerson, toPersonRow } from "../../store/persons.ts";
import { readAs } from "../../store/read.ts";
import { findPerson } from "../../store/read-persons.ts";
import { personForChange } from "../person/change-person.ts";
import { eventsOf } from "../person/person-events.ts";
import { decideMerge, decideUndo } from "./decide.ts";

export type MergePersons = {
	mergedId: string;
	expectedVersion: number;
	mergedVersion: number;
	reason: string;
	/** What the search said, if there was one. */
	score?: number;
};

export type Merging = { id: string; keptId: string; mergedId: string; keptVersion: number; mergedVersion: number };

/** Makes one of two records. The other stays as it was and points to the kept one, so that all of it can be undone. */
export const mergePersons = async (
	deps: Deps,
	session: Session,
	keptId: string,
	command: MergePersons,
	once: Once | undefined,
): Promise<Merging> => {
	const { context } = deps;
	const { person: kept, who } = await personForChange(deps, session, keptId);
	const { person: merged } = await personForChange(deps, session, command.mergedId);
	const at = context.now();
	const decision = decideMerge({ kept, merged }, { ...command, at });
	if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
	const merge: MergeState = {
		id: context.newId(),
		agency: who.agency,
		kept: keptId,
		merged: command.mergedId,
		changes: decision.changes,
		scores: command.score === undefined ? {} : { score: command.score },
		reason: command.reason,
		mergedAt: new Date(at).toISOString(),
		byPost: who.post,
		undoneAt: null,
		undoneByPost: null,
		version: 1,
	};
	const actor = actorOf(session, who);
	const response: Merging = {
		id: merge.id,
		keptId,
		mergedId: merge.merged,
		keptVersion: decision.kept.state.version,
		mergedVersion: decision.merged.state.version,
	};
	const done = await context.committer.commit({
		writes: [
			{ statement: replacePerson, row: toPersonRow(decision.kept) },
			{ statement: replacePerson, row: toPersonRow(decision.merged) },
			{ statement: insertMerge, row: toMergeRow(merge) },
		],
		events: [
			personsMerged({ mergeId: merge.id, actor, keptId, mergedId: merge.merged }),
			...eventsOf(decision.kept.state, decision.events, actor),
		],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response } } : {}),
	});
	return (done.replayed as Merging | undefined) ?? response;
};

/** Makes two records of one again. */
export const undoMerge = async (deps: Deps, session: Session, id: string): Promise<Merging> => {
	const { context } = deps;
	const who = session.principal();
	const found = await readAs(context.pool, who, context.now(), async (tx) => {
		const merge = await findMerge(tx, id);
		const kept = merge && (await findPerson(tx, merge.kept));
		const merged = merge && (await findPerson(tx, merge.merged));
		return merge && kept && merged ? { merge, kept, merged } : undefined;
	});
	if (!found) throw new HubError("NOT_FOUND");
	const { merge } = found;
	if (merge.undoneAt !== null) throw new HubError("CONFLICT", { detail: "The merge was undone before." });
	const at = context.now();
	const decision = decideUndo(found, { changes: merge.changes, at });
	if ("refused" in decision)
		throw new HubError(decision.refused.code, {
			detail: decision.refused.faults[0]?.message ?? "The merge cannot be undone.",
		});
	const actor = actorOf(session, who);
	const undone = {
		...merge,
		undoneAt: new Date(at).toISOString(),
		undoneByPost: who.post,
		version: merge.version + 1,
	};
	await context.committer.commit({
		writes: [
			{ statement: undoMergeRow, row: toMergeRow(undone) },
			{ statement: replacePerson, row: toPersonRow(decision.kept) },
			{ statement: replacePerson, row: toPersonRow(decision.merged) },
		],
		events: [
			mergeUndone({ mergeId: id, actor, keptId: merge.kept, mergedId: merge.merged }),
			...eventsOf(decision.kept.state, decision.events, actor),
		],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
	return {
		id,
		keptId: merge.kept,
		mergedId: merge.merged,
		keptVersion: decision.kept.state.version,
		mergedVersion: decision.merged.state.version,
	};
};

/** Every merge that a person was part of, newest first. */
export const mergesOf = async (deps: Deps, session: Session, personId: string): Promise<MergeState[]> => {
	const { found } = await consult(deps, session, {
		record: "person",
		id: personId,
		query: "list-merges",
		read: async (tx) => ((await findPerson(tx, personId)) ? listMerges(tx, personId) : undefined),
	});
	return found;
};
