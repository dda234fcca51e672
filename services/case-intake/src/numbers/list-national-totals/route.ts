import type { Operations } from "@seamark/service";
import { releases } from "../../store/national-totals.ts";
import { ReleasedAnswer } from "../national-totals/answer.ts";
import { forTheOffice } from "../national-totals/for-the-office.ts";

const most = 500;

export const listNationalTotals = (api: Operations): void =>
	api.listing({
		name: "list-national-totals",
		url: "/statistics/national",
		access: "statistics:national",
		load: "bulk",
		summary: "List the released totals of your country",
		description: `The latest years first, and of a year its latest edition; at most ${most}.`,
		tag: "statistics",
		record: "statistics",
		item: ReleasedAnswer,
		whole: true,
		read: async ({ asCaller, who, at }) => {
			forTheOffice(who, at);
			return { items: await asCaller((tx) => releases(tx, most)), ids: [] };
		},
	});
