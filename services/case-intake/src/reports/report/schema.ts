import Type, { type Static } from "typebox";
import { entityKinds } from "../../codes/cases.ts";
import { linkRoles } from "../../codes/links.ts";
import { sexes } from "../../codes/persons.ts";
import { callerCategories, channels, observations, urgencies } from "../../codes/reports.ts";
import { Excluded } from "../../links/entity/schema.ts";
import { AgeRange, Country, DateRange, Id, Identity, Moment, object, oneOf, text } from "../../schema.ts";

/** How the reporter sees somebody. The unit that takes the report in decides what the person is in a case. */
export const seenAs = ["concerned", "witness", "possibleSuspect", "other"] as const;

export const ReportPerson = object({
	seenAs: Type.Optional(oneOf(seenAs)),
	sex: Type.Optional(oneOf(sexes)),
	age: Type.Optional(AgeRange),
	nationality: Type.Optional(Type.Array(Country, { maxItems: 10, uniqueItems: true })),
	identity: Type.Optional(Identity),
});
export type ReportPerson = Static<typeof ReportPerson>;

export const Thing = object({
	kind: oneOf(entityKinds),
	value: text(500),
	qualifier: Type.Optional(text(100)),
});
export type Thing = Static<typeof Thing>;

/**
 * A report as it is sent. Few fields, none of them about who is to blame; everything but the first three may be missing,
 * or are in `coded` as it was ticked on paper.
 */
export const ReportBody = object({
	clientId: Type.String({
		format: "uuid",
		description: "made by the reporter's device; a report that is sent again under it is the same report",
	}),
	capturedAt: Type.String({
		format: "date-time",
		description: "when it was written, by the reporter's clock; may be long ago",
	}),
	toAgency: Type.Optional(Id),
	channel: Type.Optional(oneOf(channels)),
	callerCategory: Type.Optional(oneOf(callerCategories)),
	urgency: Type.Optional(oneOf(urgencies)),
	observations: Type.Optional(Type.Array(oneOf(observations), { maxItems: observations.length, uniqueItems: true })),
	occurred: Type.Optional(DateRange),
	country: Type.Optional(Country),
	place: Type.Optional(text(300)),
	personsSeen: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
	childrenSeen: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
	narrative: Type.Optional(
		Type.String({
			minLength: 1,
			maxLength: 20_000,
			description: "what was seen and heard; names and numbers of persons belong in persons, under identity",
		}),
	),
	persons: Type.Optional(Type.Array(ReportPerson, { maxItems: 100 })),
	things: Type.Optional(Type.Array(Thing, { maxItems: 100 })),
	coded: Type.Optional(
		Type.String({
			minLength: 1,
			maxLength: 500,
			description: "codes of the paper form as they were ticked, such as J3 L2 M1 M4 N12 SFJ",
		}),
	),
	formVersion: Type.Optional(
		Type.String({ pattern: "^[0-9]{1,3}$", description: "number of the form's edition, 1 to 3 digits" }),
	),
});
export type ReportBody = Static<typeof ReportBody>;

export const SaidThings = Type.Optional(
	Type.Array(
		object({
			kind: oneOf(entityKinds),
			value: Type.String({ minLength: 1, maxLength: 500, description: "as the report names it" }),
			role: oneOf(linkRoles),
			excluded: Excluded,
		}),
		{
			maxItems: 100,
			description:
				"what the things of the report are in the case, its place among them. Those that are left out are linked as other, which no other agency gets a hit on",
		},
	),
);

/** What the desk learns of a report that it has put to a case. */
export const PutToCase = object({
	caseId: Id,
	reference: Type.String(),
	persons: Type.Integer(),
	links: Type.Integer({ description: "things that were linked to the case" }),
	unlinked: Type.Array(object({ kind: oneOf(entityKinds), value: Type.String(), reason: Type.String() }), {
		description: "things that were not, and why; link them as they should be written",
	}),
});

/** What a reporter learns, then and later: that it came and whether it was dealt with, never what it led to. */
export const Acknowledgement = object({
	id: Id,
	receipt: Type.String({ description: "short code to read out over a bad line" }),
	status: {
		...oneOf(["received", "passedOn", "handled"]),
		description: "passedOn: it waits at another unit; handled: somebody has dealt with it",
	},
	capturedAt: Moment,
	receivedAt: Moment,
});
export type Acknowledgement = Static<typeof Acknowledgement>;
