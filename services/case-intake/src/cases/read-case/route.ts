import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, Moment, object } from "../../schema.ts";
import { countPersons, countRecords, findCase } from "../../store/cases.ts";
import { happeningsOf } from "../../store/happenings.ts";
import { reportsOfCase } from "../../store/reports.ts";
import { CaseAnswer, CaseEventAnswer, IncidentAnswer, LegAnswer } from "../case/answer.ts";
import { presentCase } from "../case/present.ts";

const Params = object({ id: Id });
const Counts = Type.Record(Type.String(), Type.Integer(), { additionalProperties: false });

const schema = {
	summary: "Read a case",
	description:
		"The case, what happened in it, its route, and how many persons are what: incidents, persons and confirmed victims are counted apart. The persons themselves are listed page by page.",
	tags: ["cases"],
	params: Params,
	response: {
		200: Type.Object({
			...CaseAnswer.properties,
			persons: Type.Integer(),
			byRole: Counts,
			byIdentification: Counts,
			byClassification: Counts,
			records: object({
				charges: Type.Integer(),
				notes: Type.Integer(),
				attachments: Type.Integer(),
				links: Type.Integer(),
			}),
			incidents: Type.Array(IncidentAnswer),
			events: Type.Array(CaseEventAnswer),
			route: Type.Array(LegAnswer),
			reports: Type.Array(object({ id: Id, channel: Type.String(), capturedAt: Moment, receivedAt: Moment })),
		}),
	},
};

/** Of each kind; a case that holds more is read by the lists. */
const most = 500;

export const readCaseRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/cases/:id",
		{ schema, config: { access: "cases:read" } },
		async ({ session, params }) => {
			const { found } = await consult(deps, session, {
				record: "case",
				id: params.id,
				query: "read-case",
				read: async (tx) => {
					const one = await findCase(tx, params.id);
					if (!one) return undefined;
					return {
						...presentCase(one),
						...(await countPersons(tx, one.id)),
						records: await countRecords(tx, one.id),
						...(await happeningsOf(tx, one.id, most)),
						reports: (await reportsOfCase(tx, one.id)).map(({ id, channel, capturedAt, receivedAt }) => ({
							id,
							channel,
							capturedAt,
							receivedAt,
						})),
					};
				},
			});
			return found;
		},
	);
};
