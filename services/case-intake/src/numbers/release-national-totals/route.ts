import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object } from "../../schema.ts";
import { ReleasedAnswer } from "../national-totals/answer.ts";
import { forTheOffice } from "../national-totals/for-the-office.ts";
import { ByYear } from "../yearly-return/answer.ts";
import { releaseNationalTotals as release } from "./handle.ts";

const Body = object({
	without: Type.Optional(
		Type.Array(Id, { maxItems: 100, uniqueItems: true, description: "agencies that have handed nothing in" }),
	),
});

export const releaseNationalTotals = (api: Operations, { directory }: Deps): void =>
	api.command({
		name: "release-national-totals",
		url: "/statistics/national/:year",
		access: "statistics:national",
		load: "bulk",
		summary: "Add up the returns of all agencies of your country",
		description:
			"Adds up the last frozen return of each agency for a year, and keeps the sum, byte for byte. Counts under ten are kept back, and all by which one could be worked out: by rows and sums, by what two agencies know themselves, by another release of the year. Persons whom two agencies recorded count twice.",
		tag: "statistics",
		record: "statistics",
		params: ByYear,
		body: Body,
		status: 201,
		mayBeThere: true,
		answer: ReleasedAnswer,
		handle: ({ params, body, ...by }) => {
			forTheOffice(by.who, by.at);
			return release(by, { year: Number(params.year), without: body.without ?? [], directory: directory.current() });
		},
	});
