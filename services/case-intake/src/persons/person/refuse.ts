import type { ErrorCode, Fault } from "@seamark/errors";

/** The code of a refusal with several faults: the one that teaches most. */
export const codeOf = (faults: readonly Fault[], code: "PROTECTED_NEVER_SUSPECT"): ErrorCode =>
	[code, "SECOND_PERSON_NEEDED" as const, "NO_OFFENCE_THEN" as const].find((one) =>
		faults.some((fault) => fault.code === one),
	) ?? "REFUSED";
