import type { Deps } from "../deps.ts";
import { offerAll } from "../outgoing/offer-all.ts";
import type { Said } from "../wire/message.ts";
import { type Composed, compose } from "./compose.ts";
import { type Outcome, receive } from "./receive.ts";
import type { Sessions } from "./session.ts";

export type Sync = Deps & { sessions: Sessions; closing: AbortSignal };

/** Takes a message; what the other hub may see is looked at again beside that, where its agencies or its terms have changed. */
export const take = async (sync: Sync, hub: string, said: Said): Promise<Outcome> => {
	const outcome = await sync.sessions.inTurn(hub, (session) => receive(sync, session, hub, said));
	if (outcome.offerAll)
		void offerAll(sync, hub, sync.closing).catch((error: unknown) =>
			sync.context.log.warn(
				{ err: error, hub },
				"what another hub may see could not be looked at again; it is with the next change",
			),
		);
	return outcome;
};

export const make = (sync: Sync, hub: string, o: { counted: boolean; waitMs: number }): Promise<Composed | undefined> =>
	sync.sessions.inTurn(hub, (session) => compose(sync, session, hub, o));

/** Transactions that bring news may still be open when it is told: it is looked for again soon, and then at this pace. */
const lookAgainMs = [20, 60, 200, 500];
const lookEveryMs = 2_000;

/** Waits until there is something for a hub, until `ms` are over, or until it hangs up. Answers what there is then. */
export const makeWhenNew = async (
	sync: Sync,
	hub: string,
	o: { ms: number; waitMs: number; gone: AbortSignal },
): Promise<Composed | undefined> => {
	const end = sync.elapsed() + o.ms;
	const signal = AbortSignal.any([o.gone, sync.closing]);
	for (let looks = 0; ; ) {
		const composed = await make(sync, hub, { counted: true, waitMs: o.waitMs });
		const left = end - sync.elapsed();
		const says = composed && (composed.frames > 0 || speaks(composed.said));
		if (!composed || says || left <= 0 || signal.aborted) return composed;
		const pause = lookAgainMs[looks] ?? lookEveryMs;
		const before = sync.elapsed();
		await sync.news.next(hub, Math.min(left, pause), signal);
		// Woken before the time was over: it may be there in a moment.
		looks = sync.elapsed() - before < pause - 5 ? 0 : looks + 1;
	}
};

/** Asks for something, or gives something back, without a frame. */
const speaks = ({ lanes }: Said): boolean =>
	[lanes.urgent, lanes.normal].some((part) => part.probes !== undefined || part.remembered !== undefined);
