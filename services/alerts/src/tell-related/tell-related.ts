import { setTimeout as sleep } from "node:timers/promises";
import { HubError } from "@seamark/errors";
import type { ServiceContext } from "@seamark/service";
import { moveRelatedWalk, readPairs } from "../store/related.ts";
import { decideTellRelated } from "./decide.ts";

const pauseMs = 1_000;
/** Changes of alerts that are looked at together. */
const batch = 50;

/** Tells originators of alerts of others on the same thing, as their words are written. Any number of processes may: each step is committed once. */
export const openTellRelated = (context: ServiceContext): { close(): Promise<void> } => {
	const stop = new AbortController();
	const run = async () => {
		while (!stop.signal.aborted) {
			const seen = context.wake.turn();
			const found = await tellRelated(context).catch((error: unknown) => {
				context.log.warn({ err: error }, "related alerts could not be looked for; trying again");
				return false;
			});
			await sleep(pauseMs, undefined, { signal: stop.signal }).catch(() => undefined);
			if (found) await context.wake.next(seen, stop.signal);
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

/** Commits what is to be told by now. Answers whether it came to the end of the log; words that are not written yet are waited for. */
export const tellRelated = async ({ pool, committer, now }: ServiceContext): Promise<boolean> => {
	while (true) {
		const { from, upTo, pairs, atEnd } = await readPairs(pool, batch);
		if (upTo === undefined) return atEnd;
		const row = { position: upTo, before: from };
		try {
			await committer.commit({
				writes: [{ statement: moveRelatedWalk, row }],
				events: decideTellRelated(pairs, now()),
			});
		} catch (error) {
			// Another process was faster.
			if (error instanceof HubError && error.code === "CONFLICT") return false;
			throw error;
		}
	}
};
