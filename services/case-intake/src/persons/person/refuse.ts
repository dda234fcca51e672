import type { ErrorCode, Fault } from "@seamark/errors";
import type { PersonState, Refused } from "./state.ts";

export const refuse = (code: ErrorCode, faults: readonly Fault[]): Refused => ({ refused: { code, faults } });

/** Undefined when the command knows the present version. */
export const staleVersion = (state: PersonState, expectedVersion: number): Refused | undefined =>
	state.version === expectedVersion ? undefined : refuse("VERSION_CONFLICT", []);

/** The code of a refusal with several faults: the one that teaches most. */
export const codeOf = (faults: readonly Fault[], code: "PROTECTED_NEVER_SUSPECT"): ErrorCode =>
	faults.some((fault) => fault.code === code) ? code : "REFUSED";
