import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { ByYear, FrozenAnswer } from "../yearly-return/answer.ts";
import { freezeReturn as freeze } from "./handle.ts";

export const freezeReturn = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "freeze-return",
		url: "/statistics/returns/:year",
		access: "statistics:read",
		load: "bulk",
		summary: "Freeze a yearly return",
		description:
			"Keeps the numbers of a year that is over, byte for byte: what changes later does not change them. Asked for again while nothing has changed, the answer is the same edition; after a correction it is a new one, and the earlier one stays.",
		tag: "statistics",
		record: "statistics",
		params: ByYear,
		status: 201,
		mayBeThere: true,
		answer: FrozenAnswer,
		handle: ({ params, ...by }) => freeze(context.pool, Number(params.year), by),
	});
