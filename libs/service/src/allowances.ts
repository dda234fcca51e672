import { type Pool, type Tx, transact } from "@seamark/db";
import { type LimitName, refuse } from "@seamark/http";
import { giveBackAllowance, tidyAllowances, useAllowance } from "@seamark/log";

/**
 * Limits that protect people, in the database: each instance of a service counts with the others, and a restart forgets nothing. What
 * only keeps one process from being overrun is counted in that process, in libs/http.
 */

/** So many at once, and then as the time gives them back one by one. */
export type Allowance = { limit: LimitName; most: number; perMs: number };

/** One use of it, by whom or of what. `says` explains a refusal, with the seconds until there is one again. */
export type Use = { of: Allowance; key: string; says: (seconds: number) => string };

export type Allowances = {
	/** Uses one of each, or none: throws TOO_MANY_REQUESTS. */
	use(...uses: readonly Use[]): Promise<void>;
	/** What was used turned out to be harmless. */
	giveBack(of: Allowance, key: string): Promise<void>;
};

const stepMs = ({ most, perMs }: Allowance): number => perMs / most;
/** How often rows that say nothing any more are taken away. */
const tidyMs = 60_000;

export const openAllowances = ({ pool, now }: { pool: Pool; now: () => number }): Allowances => {
	let tidied = Number.NEGATIVE_INFINITY;
	return {
		use: (...uses) =>
			transact(pool, async (tx) => {
				const at = now();
				if (at - tidied >= tidyMs) {
					tidied = at;
					await tidyAllowances(tx, at);
				}
				// In one order, so that two who use the same ones never wait for each other.
				for (const one of uses.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))) await useOne(tx, one, at);
			}),
		giveBack: (of, key) => transact(pool, (tx) => giveBackAllowance(tx, { name: of.limit, key, stepMs: stepMs(of) })),
	};
};

const idOf = ({ of, key }: Use): string => `${of.limit} ${key}`;

const useOne = async (tx: Tx, { of, key, says }: Use, at: number): Promise<void> => {
	const step = stepMs(of);
	const until = await useAllowance(tx, { name: of.limit, key, stepMs: step, perMs: of.perMs, at });
	if (until === undefined) return;
	const seconds = Math.max(1, Math.ceil((until + step - at - of.perMs) / 1_000));
	refuse(of.limit, says(seconds), seconds);
};

/** How long to wait, in words. */
export const inSeconds = (seconds: number): string => `${seconds} ${seconds === 1 ? "second" : "seconds"}`;
