import type { Actor, Directory } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import type { Change } from "@seamark/log";
import { faultsWhere } from "@seamark/service";
import { derivedId } from "../../ids.ts";
import type { PersonState } from "../../persons/person/state.ts";
import { insertFollowUp, type Task, toTaskRow } from "../../store/tasks.ts";
import { followUpsOf } from "../follow-ups/decide.ts";
import { followUpRules } from "../follow-ups/rules.ts";

type New = Pick<Task, "id" | "agency" | "caseId" | "personId" | "kind" | "dueOn" | "post" | "note"> & { rule?: string };

export const newTask = (o: New, { actor, at }: { actor: Actor; at: number }): Task => ({
	...o,
	rule: o.rule ?? null,
	status: "open",
	reason: "",
	createdAt: new Date(at).toISOString(),
	createdByPost: actor.postId,
	endedAt: null,
	endedByPost: null,
	version: 1,
});

/** A task is for an open post of the own agency. */
export const postFaults = (post: string, agency: string, directory: Pick<Directory, "post">): Fault[] => {
	const found = directory.post(post);
	return faultsWhere([
		found?.agencyId !== agency || found.closed,
		"/postId",
		"is no open duty post of your agency; seamark lists them with: GET /posts",
	]);
};

/** Earlier days than this one are slips of the pen: a task that is late from the start is told at once. */
export const dueFaults = (dueOn: string): Fault[] =>
	faultsWhere([dueOn < "2000-01-01" || dueOn > "2200-01-01", "/dueOn", "lies far away; check the year"]);

/** What a change of a person asks for afterwards, for the post that made it. */
export const followUpWrites = (
	before: PersonState,
	after: PersonState,
	by: { actor: Actor; at: number },
): Change["writes"] =>
	followUpsOf(before, after, by.at).map(({ rule, dueOn }) => ({
		statement: insertFollowUp,
		row: toTaskRow(
			newTask(
				{
					...{ id: derivedId(`${after.id} ${rule} ${dueOn}`), agency: after.agency, caseId: after.caseId ?? "" },
					...{ personId: after.id, kind: followUpRules[rule].kind, dueOn, post: by.actor.postId, note: "", rule },
				},
				by,
			),
		),
	}));
