import type { Fault } from "@seamark/errors";
import grounds from "./forbidden-grounds.json" with { type: "json" };

/**
 * What no person may be judged by (R10). None of it is in the vocabulary of an assessment; these names exist so that
 * anyone who tries is told why.
 */
export const forbiddenGrounds: readonly { code: string; also: readonly string[]; teaches: string; law: string }[] =
	grounds;

const plain = (code: string) => code.toLowerCase().replace(/[^a-z]/g, "");
const byName = new Map(
	forbiddenGrounds.flatMap((ground) => [ground.code, ...ground.also].map((name) => [plain(name), ground])),
);

/** The fault of entering a forbidden ground under any of its names, in any spelling. */
export const forbiddenFault = (at: string, code: string): Fault | undefined => {
	const ground = byName.get(plain(code));
	return ground && { at, code: "FORBIDDEN_GROUND", message: `${ground.teaches} (${ground.law})` };
};
