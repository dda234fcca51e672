import type { Operations } from "@seamark/service";
import { Day, Id, object, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Side } from "../../requests/schema.ts";
import { numbersOf } from "../../store/work.ts";
import { workOf } from "../queue.ts";

const Hours = orNull(Type.Number({ description: "hours" }));
const Statistics = object({
	sides: Type.Array(
		object({
			side: Side,
			filed: Type.Integer(),
			registered: Type.Integer(),
			ended: Type.Integer(),
			registerHours: Hours,
			registerHours90: Hours,
			endHours: Hours,
			endHours90: Hours,
		}),
	),
	desks: Type.Array(
		object({
			post: orNull(Id),
			requests: Type.Integer(),
			soon: Type.Integer(),
			late: Type.Integer(),
			escalated: Type.Integer(),
		}),
	),
});

const dayMs = 86_400_000;

export const readStatistics = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "read-mla-statistics",
		url: "/mla/statistics",
		access: "mla:read",
		summary: "Count the requests of your agency: how many, how fast, and what is on each desk",
		description:
			"Of requests that were filed from one day to before another: how long until they had a number and until they ended, as the half and nine tenths of them took. Desks are as they are now; late counts what your side owes. For your agency alone.",
		record: "mla-request",
		query: object({ from: Type.Optional(Day), to: Type.Optional(Day) }),
		answer: Statistics,
		ids: () => [],
		read: async ({ query, asCaller, at }) => {
			const from = new Date(query.from ?? at - 365 * dayMs).toISOString();
			const to = new Date(query.to ?? at + dayMs).toISOString();
			return asCaller(async (tx) => {
				const [sides, work] = [await numbersOf(tx, from, to), await workOf(tx, deps)];
				const desks = [...Map.groupBy(work, ({ post }) => post)].map(([post, on]) => {
					const counts = (level: string) =>
						on.filter(({ owed }) => owed.some((one) => one.mine && one.level === level)).length;
					return {
						post,
						requests: on.length,
						soon: counts("soon"),
						late: counts("late"),
						escalated: counts("escalated"),
					};
				});
				return { sides, desks };
			});
		},
	});
