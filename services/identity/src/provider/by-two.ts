import type { Fault } from "@seamark/errors";
import { faultsOfSecond, faultsWhere } from "@seamark/service";
import type { ByTwo } from "../store/providers.ts";

/** How long the second officer has. */
export const confirmWithinMs = 24 * 3_600_000;

/** What keeps an officer from confirming what another one asked for. */
export const secondFaults = (one: ByTwo, second: string | undefined, now: number): Fault[] => [
	...faultsOfSecond(second, [one.askedBy], {
		at: "/id",
		first: "was asked for by you",
		next: "another officer of the administration confirms it",
	}),
	...faultsWhere(
		[one.confirmedAt !== null, "/id", "is confirmed already"],
		[
			one.removed || (one.confirmedAt === null && one.askedAt + confirmWithinMs <= now),
			"/id",
			"was removed or has expired; ask for it again",
		],
	),
];
