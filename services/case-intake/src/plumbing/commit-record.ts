import { actorOf, type Session } from "@seamark/auth";
import type { Once } from "@seamark/http";
import type { Change } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { caseRecordChanged } from "../events.ts";

type Event = Parameters<typeof caseRecordChanged>[0];

/**
 * Commits a change of something that hangs on a case, or belongs to the agency where `caseId` is empty, with the event that
 * tells of it. A retry under the same key gets the first answer.
 */
export const commitRecord = async <T>(
	{ context }: Deps,
	session: Session,
	who: Principal,
	o: Omit<Event, "actor"> & { writes: Change["writes"]; answer: T; once?: Once | undefined },
): Promise<T> => {
	const { writes, answer, once, ...event } = o;
	const done = await context.committer.commit({
		writes,
		events: [caseRecordChanged({ ...event, actor: actorOf(session, who) })],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response: answer } } : {}),
	});
	return (done.replayed as T | undefined) ?? answer;
};
