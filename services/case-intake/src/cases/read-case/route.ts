import type { Tx } from "@seamark/db";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { ById, Id, Moment, object } from "../../schema.ts";
import { countPersons, countRecords, findCase } from "../../store/cases.ts";
import { happeningsOf } from "../../store/happenings.ts";
import { reportsOfCase } from "../../store/reports.ts";
import { CaseAnswer, CaseEventAnswer, IncidentAnswer, LegAnswer } from "../case/answer.ts";
import { presentCase } from "../case/present.ts";

const Counts = Type.Record(Type.String(), Type.Integer(), { additionalProperties: false });
const Answer = object({
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
});

/** Of each kind; a case that holds more is read by the lists. */
const most = 500;

export const readCase = (api: Operations): void =>
	api.reading({
		name: "read-case",
		url: "/cases/:id",
		access: "cases:read",
		summary: "Read a case",
		description:
			"The case, what happened in it, its route, and how many persons are what: incidents, persons and confirmed victims are counted apart. The persons themselves are listed page by page.",
		record: "case",
		params: ById,
		answer: Answer,
		read: ({ params, asCaller }) => asCaller((tx) => wholeCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
	});

const wholeCase = async (tx: Tx, id: string) => {
	const one = await findCase(tx, id);
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
};
