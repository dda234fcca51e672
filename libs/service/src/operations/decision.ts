import type { ErrorCode, Fault } from "@seamark/errors";
import type { Change, NewEvent } from "@seamark/log";

/** Why a command does not happen, and what followers are told of the attempt. */
export type Refused = {
	refused: { code: ErrorCode; faults: readonly Fault[]; detail?: string };
	events?: readonly NewEvent[];
};

/** What a command comes to: rows, what followers are told, and the answer. Nothing is stored where nothing is to be. */
export type Decided = {
	writes: Change["writes"];
	events: readonly NewEvent[];
	answer: unknown;
	/** Nothing is kept with it that leads to the caller: not its Idempotency-Key, and by what its events name, not its trace. */
	anonymous?: true;
	/** Takes back what `handle` did in another store for this try, where it is certain that this is not stored. Something else finishes what it fails at. */
	takeBack?: () => Promise<void>;
	/** What was asked for is there already, and is the answer. */
	there?: true;
};

export type Decision = Decided | Refused;

export const refuse = (code: ErrorCode, faults: readonly Fault[] = [], detail?: string): Refused => ({
	refused: { code, faults, ...(detail === undefined ? {} : { detail }) },
});

/** Faults from conditions: those that hold are kept. */
export const faultsWhere = (...rules: readonly [wrong: boolean, at: string, message: string][]): Fault[] =>
	rules.filter(([wrong]) => wrong).map(([, at, message]) => ({ at, message }));
