import { setTimeout as sleep } from "node:timers/promises";
import { HubError } from "@seamark/errors";
import type { ServiceContext } from "@seamark/service";
import { moveWalk, readWalk } from "../store/reminders.ts";
import { decideSendReminders, type Walk, walks } from "./decide.ts";

export type Reminders = { close(): Promise<void> };

const lookMs = 15_000;
const batch = 500;

/** Looks again and again for reminders that are due. Any number of processes may: each step of a walk is committed once. */
export const openReminders = (context: ServiceContext): Reminders => {
	const stop = new AbortController();
	const run = async () => {
		while (!stop.signal.aborted) {
			await sendReminders(context).catch((error: unknown) =>
				context.log.warn({ err: error }, "reminders could not be looked for; trying again"),
			);
			await sleep(lookMs, undefined, { signal: stop.signal }).catch(() => undefined);
		}
	};
	const running = run();
	return {
		close: async () => {
			stop.abort();
			await running;
		},
	};
};

/** Commits every reminder that is due now. Whom one reaches is decided when the feed delivers it. */
export const sendReminders = async (context: ServiceContext): Promise<void> => {
	for (const walk of walks) while (await advance(context, walk));
};

/** One batch; whether there may be more. */
const advance = async ({ pool, committer, now }: ServiceContext, walk: Walk): Promise<boolean> => {
	const { from, passed } = await readWalk(pool, walk, now() - walk.after, batch);
	const { upTo, events } = decideSendReminders(walk, passed, now());
	const position = from.known ? upTo : from.position;
	if (position === undefined) return false;
	const row = { urgency: walk.urgency, step: walk.step, position, before: from.known ? from.position : null };
	try {
		await committer.commit({ writes: [{ statement: moveWalk, row }], events });
	} catch (error) {
		// Another process was faster.
		if (error instanceof HubError && error.code === "CONFLICT") return false;
		throw error;
	}
	return passed.length === batch;
};
