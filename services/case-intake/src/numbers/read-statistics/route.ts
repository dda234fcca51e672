import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object, oneOf } from "../../schema.ts";
import { findJob } from "../../store/import-jobs.ts";
import { readAtOnce } from "../../store/read-at-once.ts";
import { StatisticsAnswer, Year } from "../statistics/answer.ts";
import { readStatistics as statisticsOf } from "../statistics/read.ts";

const Query = object({
	year: Type.Optional(Year),
	import: Type.Optional({ ...Id, description: "count the records of this import instead of cases" }),
	public: Type.Optional(oneOf(["true", "false"])),
});

export const readStatistics = (api: Operations, { context }: Deps): void =>
	api.reading({
		name: "read-statistics",
		url: "/statistics",
		access: "statistics:read",
		load: "bulk",
		summary: "Count",
		description:
			"Incidents, cases, persons, victims, charges, prosecutions and convictions, each counted for itself, and persons by sex, age, nationality, exploitation, control, recruiter and assessed crime. What is unknown has a row of its own. With public=true, counts of persons below the threshold are kept back and others rounded down to its multiples. Detected persons only: no number here says how many there are.",
		tag: "statistics",
		record: "statistics",
		action: "disclosure",
		query: Query,
		answer: StatisticsAnswer,
		read: ({ query: { import: id, year, public: open }, who, at }) => {
			if (id !== undefined && year !== undefined) throw noYear();
			return readAtOnce(context.pool, who, at, async (tx) => {
				if (id === undefined)
					return statisticsOf(tx, { of: "cases", ...(year ? { year: Number(year) } : {}) }, open === "true");
				const done = (await findJob(tx, { id }))?.status === "done";
				return done ? statisticsOf(tx, { of: "import", id }, open === "true") : undefined;
			});
		},
		missing: { detail: "No such import, or it is not done yet." },
		ids: (_found, { query }) => (query.import === undefined ? [] : [query.import]),
		asked: ({ query }) =>
			`read-statistics ${query.import === undefined ? (query.year ?? "of all years") : "of an import"}`,
	});

const noYear = (): HubError =>
	new HubError("VALIDATION", {
		faults: [{ at: "querystring /year", message: "cannot be given for an import, whose records have no dates" }],
	});
