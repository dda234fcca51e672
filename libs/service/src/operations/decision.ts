import type { ErrorCode, Fault } from "@seamark/errors";
import type { Change, NewEvent } from "@seamark/log";

/** Why a command does not happen. */
export type Refused = { refused: { code: ErrorCode; faults: readonly Fault[]; detail?: string } };

/** What a command comes to: rows, what followers are told, and the answer. Nothing is stored where nothing is to be. */
export type Decided = { writes: Change["writes"]; events: readonly NewEvent[]; answer: unknown };

export type Decision = Decided | Refused;

export const refuse = (code: ErrorCode, faults: readonly Fault[] = [], detail?: string): Refused => ({
	refused: { code, faults, ...(detail === undefined ? {} : { detail }) },
});

/** Faults from conditions: those that hold are kept. */
export const faultsWhere = (...rules: readonly [wrong: boolean, at: string, message: string][]): Fault[] =>
	rules.filter(([wrong]) => wrong).map(([, at, message]) => ({ at, message }));
