import type { Fault } from "@seamark/errors";
import { faultsOfFirst, faultsOfSecond, faultsWhere } from "@seamark/service";
import type { ErasureRow } from "../store/erasure.ts";
import type { RequestRow } from "../store/requests.ts";

const ended: readonly string[] = ["answered", "refused", "withdrawn"];

/** A draft is its author's alone: one officer erases it. What was filed takes two, and only once it has ended. */
export const needsTwoOfficers = ({ stage }: Pick<RequestRow, "stage">): boolean => stage !== "draft";

export const faultsOfErasing = ({ stage, state }: Pick<RequestRow, "stage" | "state">): Fault[] =>
	faultsWhere(
		[
			stage !== "draft" && !ended.includes(stage),
			"",
			`is ${stage}: it is erased once it was answered, refused or withdrawn`,
		],
		[
			["asked", "opened"].includes(state.domesticCase),
			"",
			"has a case in the other State that goes on (16(10)): it is erased once that has ended",
		],
	);

/** Where two persons take part, the one who asks is a person too. */
export const faultsOfAsking = (row: Pick<RequestRow, "stage" | "state">, officer: string): Fault[] => [
	...faultsOfErasing(row),
	...(needsTwoOfficers(row) ? faultsOfFirst(officer) : []),
];

/** Who confirms is another person than who asked, and what is erased is what was there when it was asked for. */
export const faultsOfConfirming = (
	row: Pick<RequestRow, "stage" | "state" | "changedAt">,
	erasure: Pick<ErasureRow, "state" | "askedBy" | "askedAt"> | undefined,
	officer: string,
): Fault[] => [
	...faultsOfErasing(row),
	...faultsWhere(
		[
			erasure?.state === "asked" && row.changedAt > erasure.askedAt,
			"",
			"was changed since its erasure was asked for: read it, and ask again (ask-erasure)",
		],
		[erasure?.state !== "asked", "", "was asked of nobody yet: an officer asks first, with a reason (ask-erasure)"],
	),
	...faultsOfSecond(officer, [erasure?.askedBy], {
		first: "was asked for by you",
		next: "another officer of your authority confirms it",
	}),
];
