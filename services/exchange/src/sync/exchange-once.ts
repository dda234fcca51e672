import { mayCarry } from "@seamark/link";
import type { Deps } from "../deps.ts";
import { offerAllBeside } from "../outgoing/offer-all.ts";
import { listLinks } from "../store/links.ts";
import type { Said } from "../wire/message.ts";
import { type Composed, compose } from "./compose.ts";
import { heardAll } from "./hear-first.ts";
import { counted } from "./quota.ts";
import { type Outcome, receive } from "./receive.ts";
import type { Sessions } from "./session.ts";

export type Sync = Deps & {
	sessions: Sessions;
	closing: AbortSignal;
	/** When this process began to speak, by `elapsed`; undefined once it has heard all hubs that it can. */
	hearingSince: number | undefined;
};

/** Nothing of the message is taken: it comes again. */
export class TooMuch extends Error {}

const sizeOf = ({ lanes }: Said) => {
	const parts = [lanes.urgent, lanes.normal].flatMap((part) => [...part.frames, ...(part.remembered?.frames ?? [])]);
	return {
		frames: parts.length,
		bytes: parts.reduce((sum, { header, body }) => sum + header.length + (body?.length ?? 0), 0),
	};
};

/** Takes a message; what the other hub may see is looked at again beside that, where its agencies or its terms have changed. */
export const take = async (sync: Sync, hub: string, said: Said): Promise<Outcome> => {
	const session = sync.sessions.of(hub);
	const quota = counted(session.quota, { ...sizeOf(said), now: sync.elapsed() });
	if (!quota) throw new TooMuch("the other hub sends more than one hub may send in an hour");
	session.quota = quota;
	const outcome = await sync.sessions.inTurn(hub, (session) => receive(sync, session, hub, said));
	if (outcome.offerAll) offerAllBeside(sync, hub, sync.closing);
	return outcome;
};

export const make = async (
	sync: Sync,
	hub: string,
	o: { counted: boolean; waitMs: number },
): Promise<Composed | undefined> => {
	const carries = o.counted && (await hasHeardAll(sync));
	return sync.sessions.inTurn(hub, (session) => compose(sync, session, hub, { ...o, mayCarry: carries }));
};

const hasHeardAll = async (sync: Sync): Promise<boolean> => {
	if (sync.hearingSince === undefined) return true;
	const links = (await listLinks(sync.context.pool)).map(({ hub }) => hub);
	const sessions = links.map((hub) => sync.sessions.of(hub));
	const heard = sessions.map(({ heard: of, failures }) => ({
		heard: mayCarry({ urgent: of?.urgent, normal: of?.normal }),
		failures,
	}));
	if (!heardAll(heard, sync.elapsed() - sync.hearingSince)) return false;
	sync.hearingSince = undefined;
	for (const hub of links) sync.news.tell(hub);
	return true;
};

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
		if (!composed || composed.news || left <= 0 || signal.aborted) return composed;
		const pause = lookAgainMs[looks] ?? lookEveryMs;
		const before = sync.elapsed();
		await sync.news.next(hub, Math.min(left, pause), signal);
		// Woken before the time was over: it may be there in a moment.
		looks = sync.elapsed() - before < pause - 5 ? 0 : looks + 1;
	}
};
