import { databaseError, type Pool } from "@seamark/db";
import { type ErrorCode, type HubError, toHubError } from "@seamark/errors";
import { commitTogether } from "./commit.ts";
import { isLarge } from "./large.ts";
import { answeredBefore } from "./once.ts";
import type { Aside, Change, Committed, Committer, LogEvent } from "./types.ts";
import type { Wake } from "./wake.ts";

type Waiting = { change: Change; resolve: (done: Committed) => void; reject: (error: HubError) => void };

/** Milliseconds after which a group that is not done counts as stuck. */
const patienceMs = 30;

const nobodysFault: ReadonlySet<ErrorCode> = new Set(["OUTCOME_UNKNOWN", "UNAVAILABLE", "STORAGE_FULL"]);

/** SQLSTATE of a transaction that was chosen to fail: another try may get through. */
const deadlock = "40P01";
/** How often a change is tried that was chosen each time. */
const mostTries = 3;

type Options = {
	pool: Pool;
	/** Milliseconds since the epoch. */
	now: () => number;
	newId: () => string;
	/** Hears of every commit. */
	wake?: Pick<Wake, "id" | "committed" | "doubt">;
	/** Runs the parts of a change that keeps the database busy. */
	aside?: Aside;
	maxGroup?: number;
	maxInFlight?: number;
};

/**
 * Group commit: changes that wait at the same moment share one transaction, which costs one round trip per statement and
 * one flush for all of them. When a member makes the group fail, all members are tried again one by one, so that only
 * the guilty one fails.
 */
export const openCommitter = (o: Options): Committer => {
	/** SQL of each statement's name, as far as they have been used. */
	const named = new Map<string, string>();
	const { aside, ...means } = { ...o, named };
	const settleGroup = (group: Waiting[]) => settle(means, group);
	const settleLarge = (group: Waiting[]) => settle(aside ? { ...means, aside } : means, group);
	const groups = openGroups({ most: o.maxGroup ?? 128, mostAtOnce: o.maxInFlight ?? 3, settle: settleGroup });
	// A change that keeps the database busy goes by itself, one at a time: small ones never share its transaction.
	const large = openGroups({ most: 1, mostAtOnce: 1, settle: settleLarge });
	return {
		commit: (change) =>
			new Promise((resolve, reject) => (isLarge(change) ? large : groups).add({ change, resolve, reject })),
		drain: async () => {
			await Promise.all([groups.drained(), large.drained()]);
		},
	};
};

/** Who waits, and which of them go next. */
const openGroups = (o: { most: number; mostAtOnce: number; settle: (group: Waiting[]) => Promise<void> }) => {
	const queue: Waiting[] = [];
	const idle: (() => void)[] = [];
	let inFlight = 0;
	let lastBegan = 0;
	let again: NodeJS.Timeout | undefined;

	// One group at a time is fastest, since all of them wait for the head of the log; another goes beside one that is stuck.
	const free = () => inFlight === 0 || (inFlight < o.mostAtOnce && performance.now() - lastBegan >= patienceMs);
	const pump = () => {
		while (queue.length > 0 && free()) {
			inFlight++;
			lastBegan = performance.now();
			void o.settle(queue.splice(0, o.most)).finally(() => {
				inFlight--;
				pump();
				if (inFlight === 0 && queue.length === 0) for (const done of idle.splice(0)) done();
			});
		}
		// Those who wait are looked at again when what they wait for counts as stuck, no matter who else is done meanwhile.
		if (again === undefined && queue.length > 0 && inFlight < o.mostAtOnce)
			again = setTimeout(() => {
				again = undefined;
				pump();
			}, patienceMs);
	};
	return {
		add: (one: Waiting) => {
			queue.push(one);
			// Commands that arrive in the same turn of the event loop share the group.
			if (queue.length === 1) queueMicrotask(pump);
		},
		drained: (): Promise<void> =>
			inFlight === 0 && queue.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
	};
};

type Means = Options & { named: Map<string, string> };

/** Commits a group and answers each of its members. Never rejects. */
const settle = async (o: Means, group: Waiting[], tries = 1): Promise<void> => {
	let entries: LogEvent[];
	try {
		const changes = group.map((one) => one.change);
		entries = await commitTogether(o, changes);
	} catch (error) {
		return settleFailure(o, group, error, tries);
	}
	let position = (entries[0]?.position ?? 1) - 1;
	for (const one of group) {
		position += one.change.events.length;
		one.resolve({ position: one.change.events.length > 0 ? position : 0 });
	}
	o.wake?.committed(entries);
};

const settleFailure = async (o: Means, group: Waiting[], error: unknown, tries: number): Promise<void> => {
	const known = toHubError(error);
	if (known.code === "OUTCOME_UNKNOWN") o.wake?.doubt();
	const wasChosen = databaseError(error)?.code === deadlock;
	if (group.length === 1 && wasChosen && tries < mostTries) return settle(o, group, tries + 1);
	if (group.length === 1 && group[0]) return settleAlone(o, group[0], error);
	// No member's fault, so one by one would only take longer; and where the outcome is unknown, trying again could
	// store twice what has no key.
	const everybodys = nobodysFault.has(known.code) && !wasChosen;
	for (const one of group) {
		if (everybodys) one.reject(known);
		else await settle(o, [one]);
	}
};

const settleAlone = async (o: Means, one: Waiting, error: unknown): Promise<void> => {
	try {
		const before = await answeredBefore(o.pool, one.change, error);
		if (before) one.resolve({ position: 0, replayed: before.answer });
		else one.reject(toHubError(error));
	} catch (failure) {
		one.reject(toHubError(failure));
	}
};
