import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { object, oneOf } from "../../schema.ts";
import { findJob } from "../../store/import-jobs.ts";
import { readAtOnce } from "../../store/read-at-once.ts";
import { readStatistics } from "./read.ts";

export const Year = Type.String({ pattern: "^(19|20|21)[0-9]{2}$", description: "calendar year, UTC" });

const Query = object({
	year: Type.Optional(Year),
	import: Type.Optional(
		Type.String({ format: "uuid", description: "count the records of this import instead of cases" }),
	),
	public: Type.Optional(oneOf(["true", "false"])),
});

const Count = Type.Union([Type.Integer(), Type.Null()]);
export const StatisticsAnswer = Type.Object({
	basis: Type.String(),
	counters: Type.Record(Type.String(), Count),
	tables: Type.Record(Type.String(), Type.Record(Type.String(), Type.Record(Type.String(), Count))),
	chargedOffences: Type.Record(Type.String(), Type.Record(Type.String(), Type.Integer())),
	threshold: Type.Union([Type.Integer(), Type.Null()]),
});

const schema = {
	summary: "Count",
	description:
		"Incidents, cases, persons, victims, charges, prosecutions and convictions, each counted for itself, and persons by sex, age, nationality, exploitation, control, recruiter and assessed crime. What is unknown has a row of its own. With public=true, counts of persons below the threshold are kept back and others rounded down to its multiples. Detected persons only: no number here says how many there are.",
	tags: ["statistics"],
	querystring: Query,
	response: { 200: StatisticsAnswer },
};

export const statisticsRoute = (app: HttpServer, { context }: Deps): void => {
	app.get<{ Querystring: Static<typeof Query> }>(
		"/statistics",
		{ schema, config: { access: "statistics:read", load: "bulk" } },
		async ({ session, query }) => {
			const who = session.principal();
			if (query.import !== undefined && query.year !== undefined)
				throw new HubError("VALIDATION", {
					faults: [{ at: "querystring /year", message: "cannot be given for an import, whose records have no dates" }],
				});
			const { import: id, year } = query;
			const scope =
				id !== undefined
					? ({ of: "import", id } as const)
					: { of: "cases" as const, ...(year === undefined ? {} : { year: Number(year) }) };
			const found = await readAtOnce(context.pool, who, context.now(), async (tx) => {
				if (id !== undefined && (await findJob(tx, { id }))?.status !== "done") return undefined;
				return readStatistics(tx, scope, query.public === "true");
			});
			await context.committer.commit({
				writes: [],
				events: [
					recordsAccessed({
						actor: actorOf(session, who),
						action: "disclosure",
						record: "statistics",
						ids: id === undefined ? [] : [id],
						query: `statistics of ${scope.of}${year === undefined ? "" : ` ${year}`}`,
						found: found !== undefined,
					}),
				],
				traceparent: currentTraceparent(),
			});
			if (!found) throw new HubError("NOT_FOUND", { detail: "No such import, or it is not done yet." });
			return found;
		},
	);
};
