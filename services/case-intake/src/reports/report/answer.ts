import { receiptOf } from "@seamark/values";
import Type from "typebox";
import { sexes } from "../../codes/persons.ts";
import {
	callerCategories,
	channels,
	dismissReasons,
	observations,
	reportStatuses,
	urgencies,
} from "../../codes/reports.ts";
import { Erasure, erasureOf } from "../../erasure/erasure.ts";
import { AgeRange, Country, DateRange, Id, Moment, object, oneOf, orNull } from "../../schema.ts";
import { seenAs, Thing } from "./schema.ts";
import type { ReportState } from "./state.ts";

const head = {
	id: Id,
	receipt: Type.String({ description: "short code to read out over a bad line; its last letter checks the rest" }),
	channel: oneOf(channels),
	callerCategory: orNull(oneOf(callerCategories)),
	urgency: oneOf(urgencies),
	status: oneOf(reportStatuses),
	country: orNull(Country),
	capturedAt: Moment,
	receivedAt: Moment,
	dueAt: Moment,
	overdue: Type.Boolean(),
	minutesLeft: Type.Integer({ description: "until it is due; negative when it is late" }),
	inShort: object(
		{
			observations: Type.Array(oneOf(observations)),
			personsSeen: Type.Optional(Type.Integer()),
			childrenSeen: Type.Optional(Type.Integer()),
			things: Type.Integer({ minimum: 0 }),
		},
		{ description: "what it is about, in codes and numbers" },
	),
};

/** A report in the queue: enough to choose what to read first. */
export const ReportHead = object(head);

export const ReportAnswer = object({
	...head,
	fromAgency: Id,
	fromPost: orNull(Id),
	formVersion: Type.String(),
	content: object({
		observations: Type.Array(oneOf(observations)),
		occurred: Type.Optional(DateRange),
		place: Type.Optional(Type.String()),
		personsSeen: Type.Optional(Type.Integer()),
		childrenSeen: Type.Optional(Type.Integer()),
		narrative: Type.Optional(Type.String()),
		persons: Type.Array(
			object({
				seenAs: Type.Optional(oneOf(seenAs)),
				sex: Type.Optional(oneOf(sexes)),
				age: Type.Optional(AgeRange),
				nationality: Type.Optional(Type.Array(Country)),
				identified: Type.Boolean(),
			}),
		),
		things: Type.Array(
			object({
				...Thing.properties,
				ofProtectedPerson: Type.Optional(
					Type.Boolean({ description: "it is in the identity of somebody who is no possible suspect" }),
				),
			}),
		),
		coded: Type.Optional(Type.String()),
	}),
	caseId: orNull(Id),
	dismissReason: orNull(oneOf(dismissReasons)),
	takenAt: orNull(Moment),
	takenByPost: orNull(Id),
	erasure: orNull(Erasure),
	passedBy: Type.Array(object({ agency: Id, receipt: Type.String(), receivedAt: Moment, passedOnAt: Moment }), {
		description: "units that had it before and passed it on, the first one first",
	}),
	passedTo: orNull(
		object(
			{ agency: Id, receipt: Type.String(), status: oneOf(["passedOn", "handled"]) },
			{ description: "where it went" },
		),
	),
});

/** Codes and numbers alone: what people wrote is for who opens the report. */
const inShortOf = ({ observations: codes, personsSeen, childrenSeen, things }: ReportState["content"]) => ({
	observations: codes,
	...(personsSeen === undefined ? {} : { personsSeen }),
	...(childrenSeen === undefined ? {} : { childrenSeen }),
	things: things.length,
});

/** `now` is milliseconds since the epoch. */
export const presentHead = (report: ReportState, now: number) => {
	const until = report.takenAt === null ? now : Date.parse(report.takenAt);
	return {
		id: report.id,
		receipt: receiptOf(report.id),
		channel: report.channel,
		callerCategory: report.callerCategory,
		urgency: report.urgency,
		status: report.status,
		country: report.country,
		capturedAt: report.capturedAt,
		receivedAt: report.receivedAt,
		dueAt: report.dueAt,
		overdue: until > Date.parse(report.dueAt),
		minutesLeft: Math.floor((Date.parse(report.dueAt) - until) / 60_000),
		inShort: inShortOf(report.content),
	};
};

export const presentReport = (report: ReportState, now: number) => ({
	...presentHead(report, now),
	fromAgency: report.fromAgency,
	fromPost: report.fromPost,
	formVersion: report.formVersion,
	content: {
		...report.content,
		persons: report.content.persons.map(({ identityId, ...person }) => ({
			...person,
			identified: identityId !== undefined && report.erasedAt === null,
		})),
	},
	caseId: report.caseId,
	dismissReason: report.dismissReason,
	takenAt: report.takenAt,
	takenByPost: report.takenByPost,
	erasure: erasureOf(report),
	passedBy: [...report.passedBy],
	passedTo: report.passedTo && {
		agency: report.passedTo.agency,
		receipt: receiptOf(report.passedTo.id),
		status: report.passedTo.settled ? ("handled" as const) : ("passedOn" as const),
	},
});
