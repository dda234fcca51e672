import { actorOf, type Session } from "@seamark/auth";
import type { vaultApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { consult } from "../../plumbing/consult.ts";
import { type Namesake, namesakesOf } from "../../store/namesakes.ts";
import { readAs } from "../../store/read.ts";
import { findPerson } from "../../store/read-persons.ts";
import { findReport } from "../../store/reports.ts";

/** Another record of the agency that may be of the same person. A person decides; nothing follows from it by itself. */
export type Duplicate = Namesake & { score: number; grounds: vaultApi.Ground[] };

/** Scores below say little more than that two names share a part. */
const leastScore = 0.6;

/** Records that may be of the same person as this one, best first; none for a person without an identity. */
export const duplicatesOfPerson = async (deps: Deps, session: Session, id: string): Promise<Duplicate[]> => {
	const { found, who } = await consult(deps, session, {
		record: "person",
		id,
		query: "find-duplicates",
		read: (tx) => findPerson(tx, id),
	});
	const duplicates = found.identityId ? await search(deps, session, who, found.identityId) : [];
	return shown(
		deps,
		session,
		who,
		duplicates.filter((one) => one.personId !== id),
	);
};

export type ReportDuplicates = { index: number; duplicates: Duplicate[] }[];

/** The same for each identified person of a report that waits, before anybody makes a case of it. */
export const duplicatesOfReport = async (deps: Deps, session: Session, id: string): Promise<ReportDuplicates> => {
	const { found, who } = await consult(deps, session, {
		record: "report",
		id,
		query: "find-duplicates",
		read: (tx) => findReport(tx, id),
	});
	if (found.status !== "waiting") throw new HubError("REPORT_SETTLED", { detail: `The report is ${found.status}.` });
	const answer: ReportDuplicates = [];
	for (const [index, { identityId }] of found.content.persons.entries())
		if (identityId) {
			const duplicates = await search(deps, session, who, identityId);
			answer.push({ index, duplicates: duplicates.filter((one) => one.reportId !== id) });
		}
	await shown(
		deps,
		session,
		who,
		answer.flatMap((one) => one.duplicates),
	);
	return answer;
};

const search = async (deps: Deps, session: Session, who: Principal, identityId: string): Promise<Duplicate[]> => {
	const { context, vault } = deps;
	const candidates = await vault.find({ actor: actorOf(session, who), identityId, leastScore });
	if (candidates.length === 0) return [];
	const known = await readAs(context.pool, who, context.now(), (tx) =>
		namesakesOf(
			tx,
			candidates.map((one) => one.identityId),
		),
	);
	const duplicates = candidates.flatMap(({ identityId: other, score, grounds }) => {
		const namesake = known.get(other);
		return namesake ? [{ ...namesake, score, grounds }] : [];
	});
	// Records that were merged into one are that one, with the best of their scores.
	const recordOf = (one: Duplicate) => one.personId ?? one.reportId;
	return duplicates.filter((one, n) => duplicates.findIndex((other) => recordOf(other) === recordOf(one)) === n);
};

/** Whose records were shown is in the log before the answer leaves. */
const shown = async (deps: Deps, session: Session, who: Principal, duplicates: Duplicate[]): Promise<Duplicate[]> => {
	const persons = duplicates.flatMap((one) => one.personId ?? []);
	if (persons.length > 0)
		await deps.context.committer.commit({
			writes: [],
			events: [
				recordsAccessed({
					actor: actorOf(session, who),
					action: "consultation",
					record: "person",
					ids: [...new Set(persons)],
					query: "find-duplicates",
					found: true,
				}),
			],
			traceparent: currentTraceparent(),
		});
	return duplicates;
};
