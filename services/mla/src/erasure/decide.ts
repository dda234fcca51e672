import type { Fault } from "@seamark/errors";
import { faultsWhere } from "@seamark/service";
import type { ErasureRow } from "../store/erasure.ts";
import type { RequestRow } from "../store/requests.ts";

const ended: readonly string[] = ["answered", "refused", "withdrawn"];

/** A draft is its author's alone: one officer erases it. What was filed takes two, and only once it has ended. */
export const needsTwoOfficers = ({ stage }: Pick<RequestRow, "stage">): boolean => stage !== "draft";

export const faultsOfErasing = ({ stage }: Pick<RequestRow, "stage">): Fault[] =>
	faultsWhere([
		stage !== "draft" && !ended.includes(stage),
		"",
		`is ${stage}: it is erased once it was answered, refused or withdrawn`,
	]);

/** Who confirms is another person than who asked. */
export const faultsOfConfirming = (
	row: Pick<RequestRow, "stage">,
	erasure: Pick<ErasureRow, "state" | "askedBy"> | undefined,
	officer: string,
): Fault[] => [
	...faultsOfErasing(row),
	...faultsWhere(
		[erasure?.state !== "asked", "", "was asked of nobody yet: an officer asks first, with a reason (ask-erasure)"],
		[officer === "", "", "needs a person: a token without an officer cannot confirm"],
		[
			officer !== "" && erasure?.askedBy === officer,
			"",
			"was asked for by you: another officer of your authority confirms it",
		],
	),
];
