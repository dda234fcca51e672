import type { Transfers } from "@seamark/money-graph";
import type { Found, Parameters, PatternName } from "@seamark/money-patterns";
import { type Caller, openApart } from "../apart/apart.ts";
import { buffersOf } from "../traces/columns.ts";

export type Question = {
	transfers: Transfers;
	parameters: Partial<Parameters>;
	only: readonly PatternName[] | undefined;
};

/** Looks for patterns on a thread of its own. The transfers are read when the turn comes. */
export const openPatternFinder = () => {
	const apart = openApart<Found>(
		new URL("./apart-worker.ts", import.meta.url),
		"There are too many transfers to be searched at once.",
	);
	return async (caller: Caller, read: () => Promise<Question>): Promise<Found & { looked: number }> => {
		let looked = 0;
		const found = await apart(caller, async () => {
			const question = await read();
			looked = question.transfers.count;
			return { question, transferList: buffersOf(question.transfers) };
		});
		return { ...found, looked };
	};
};
export type PatternFinder = ReturnType<typeof openPatternFinder>;
