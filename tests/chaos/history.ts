import { type GovernedRecord, may } from "@seamark/policy";
import type { Follower } from "./follower.ts";

/** One acknowledged alert with everything that was acknowledged about it. Handling only ever narrows, so that whom a version must reach does not hang on when. */
export type Recorded = { id: string; title: string; versions: GovernedRecord[]; recalled: boolean };
export type History = {
	alerts: Map<string, Recorded>;
	/** Answers that gave one key two results. */
	twice: string[];
};

/** What a reader must have been sent when everything has arrived: `full` and `withdrawn` as `id version`. */
export const dueTo = (
	history: History,
	follower: Pick<Follower, "who">,
	now: number,
): { full: Set<string>; withdrawn: Set<string> } => {
	const [full, withdrawn] = [new Set<string>(), new Set<string>()];
	const sees = (record: GovernedRecord | undefined) =>
		record !== undefined && may(follower.who, "read", record, now).allowed;
	for (const { id, versions, recalled } of history.alerts.values()) {
		const last = versions.length - 1;
		for (const [index, version] of versions.entries()) {
			// Of a recalled alert only the recall is certain to have been sent.
			if (sees(version) && sees(versions[last]) && (!recalled || index === last)) full.add(`${id} ${index + 1}`);
			const narrowed = index > 0 && !(recalled && index === last) && sees(versions[index - 1]) && !sees(version);
			if (narrowed) withdrawn.add(`${id} ${index + 1}`);
		}
	}
	return { full, withdrawn };
};

export type Verdict = { delivered: number; missing: string[]; reordered: string[]; leaked: string[] };

/** Holds what a reader got against the history and the policy. */
export const judge = (history: History, follower: Follower, now: number): Verdict => {
	const due = dueTo(history, follower, now);
	const { full, withdrawn } = follower.received;
	const [missing, reordered, leaked]: [string[], string[], string[]] = [[], [], []];
	let delivered = 0;
	const has = (map: Map<string, number[]>, key: string) => {
		const [id = "", version] = key.split(" ");
		return map.get(id)?.includes(Number(version)) ?? false;
	};
	for (const key of due.full)
		if (has(full, key)) delivered++;
		else missing.push(key);
	for (const key of due.withdrawn)
		if (has(withdrawn, key)) delivered++;
		else missing.push(`${key} withdrawn`);
	const sees = (record: GovernedRecord | undefined) =>
		record !== undefined && may(follower.who, "read", record, now).allowed;
	for (const [id, versions] of full) {
		const known = history.alerts.get(id);
		for (const [index, version] of versions.entries()) {
			if (!known || !sees(known.versions[version - 1])) leaked.push(`${id} ${version}`);
			if (index > 0 && version < (versions[index - 1] as number)) reordered.push(`${id} ${version}`);
		}
	}
	// A notice that something was withdrawn tells anyone who never had it that it exists.
	for (const [id, versions] of withdrawn)
		for (const version of versions)
			if (!sees(history.alerts.get(id)?.versions[version - 2])) leaked.push(`${id} ${version} withdrawn`);
	return { delivered, missing, reordered, leaked };
};
