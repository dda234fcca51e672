import type { CursorJudged, Lane } from "@seamark/link";
import type { SaidLane } from "../wire/message.ts";
import type { Quota } from "./quota.ts";

/** What this process knows of a link and no database keeps: after a start the other side has to be heard before anything is sent. */
export type Session = {
	heard?: Record<Lane, CursorJudged>;
	/** The other side's last message. */
	last?: { instance: string; count: number };
	/** Terms that this side signed, and the first message of this process that said them. */
	termsSaid?: { terms: string; count: number };
	/** The last message of this process that the other side has heard. */
	heardUpTo?: number;
	remembered: Partial<Record<Lane, NonNullable<SaidLane["remembered"]>>>;
	/** One message of a link at a time. */
	turn: Promise<unknown>;
	/** Calls that failed in a row; any contact sets it back. */
	failures: number;
	bytesPerSecond?: number;
	/** Frames that a store of this hub could not take, by lane and position: how often, and since when. */
	troubles: Map<string, { tries: number; since: number }>;
	/** When agencies of the other hub came last; the first time that anything was stored counts too. */
	agenciesAt?: number;
	/** What the other hub has sent in this hour. */
	quota?: Quota;
	/** Calls of the other hub that are being answered, and those that wait here for news. */
	calls: number;
	waiting: number;
};

export type Sessions = {
	of(hub: string): Session;
	/** Runs `work` when what came before has ended. */
	inTurn<T>(hub: string, work: (session: Session) => Promise<T>): Promise<T>;
	all(): ReadonlyMap<string, Session>;
};

export const openSessions = (): Sessions => {
	const sessions = new Map<string, Session>();
	const of = (hub: string): Session => {
		const found = sessions.get(hub) ?? {
			remembered: {},
			turn: Promise.resolve(),
			failures: 0,
			troubles: new Map(),
			calls: 0,
			waiting: 0,
		};
		sessions.set(hub, found);
		return found;
	};
	return {
		of,
		inTurn: (hub, work) => {
			const session = of(hub);
			const done = session.turn.then(() => work(session));
			session.turn = done.catch(() => undefined);
			return done;
		},
		all: () => sessions,
	};
};
