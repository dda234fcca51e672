import type { Aside } from "./aside.ts";

/** What one duty post, one agency, one stranger and the whole process may ask for. */
export type Limits = {
	/** Requests a second. */
	postRequests: number;
	agencyRequests: number;
	/** Requests being answered at once; more of them wait for their turn. */
	postConcurrent: number;
	agencyConcurrent: number;
	/** Requests of an agency that may wait. */
	agencyWaiting: number;
	postStreams: number;
	agencyStreams: number;
	/** Megabytes of request bodies a minute. */
	postMegabytes: number;
	agencyMegabytes: number;
	/** Imports and exports at once. */
	postBulk: number;
	agencyBulk: number;
	/** Reports from the field an hour, counted in the database: so many at once, and then as the hour gives them back. */
	postReports: number;
	agencyReports: number;
	/** Requests a second without a token that holds, by remote address. */
	addressRequests: number;
	/** Open connections from one remote address on which nobody has shown a token that holds. */
	addressConnections: number;
	/** Requests in hand in this process, the waiting ones too, and its live streams. */
	hubRequests: number;
	hubStreams: number;
	hubConnections: number;
};

/** Far more than people and their tools ask for, and little enough that one agency leaves two cores to the others. */
export const defaultLimits: Limits = {
	postRequests: 100,
	agencyRequests: 200,
	postConcurrent: 8,
	agencyConcurrent: 16,
	agencyWaiting: 64,
	postStreams: 50,
	agencyStreams: 200,
	postMegabytes: 600,
	agencyMegabytes: 1_200,
	postBulk: 8,
	agencyBulk: 16,
	postReports: 200,
	agencyReports: 1_000,
	addressRequests: 200,
	addressConnections: 1_000,
	hubRequests: 10_000,
	hubStreams: 20_000,
	hubConnections: 25_000,
};

/** How a request weighs: an ordinary one, a live stream, or an import or export. */
export type Load = "request" | "stream" | "bulk";

/** A request that was let in, until its work is done. `release` may be called more than once, and ends the waiting too. */
export type Entry = { ready: Promise<void> | undefined; release(): void };

export type Limiter = {
	limits: Limits;
	/**
	 * Throws TOO_MANY_REQUESTS when strangers at this address ask too often, unless this one turns out to be `known`.
	 * `paid` takes one of theirs.
	 */
	stranger(address: string, known?: () => boolean): void;
	paid(address: string): void;
	/** Throws UNAVAILABLE when the process has its hands full: for before anything else is done. */
	room(): void;
	/** Counts a request whose caller is known. Throws TOO_MANY_REQUESTS, or UNAVAILABLE for the whole process. */
	enter(who: { agency: string; post: string }, load: Load): Entry;
	/** True while others than imports ask: somebody did in the last second. */
	asking(): boolean;
	/** Runs a step of an import beside what all others ask for. */
	aside: Aside;
	/** Takes bytes of a body, as they are once unfolded; an overdraft has to refill before the next request. */
	bytes(who: { agency: string; post: string }, count: number): void;
};
