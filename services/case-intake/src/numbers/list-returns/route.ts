import type { Operations } from "@seamark/service";
import { returnsOf } from "../../store/yearly-returns.ts";
import { FrozenAnswer } from "../yearly-return/answer.ts";

const most = 500;

export const listReturns = (api: Operations): void =>
	api.listing({
		name: "list-returns",
		url: "/statistics/returns",
		access: "statistics:read",
		load: "bulk",
		summary: "List frozen yearly returns",
		description: `The latest years first, and of a year its latest edition; at most ${most}.`,
		tag: "statistics",
		record: "statistics",
		item: FrozenAnswer,
		whole: true,
		read: async ({ asCaller }) => ({ items: await asCaller((tx) => returnsOf(tx, most)), ids: [] }),
	});
