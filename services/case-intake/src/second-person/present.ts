import Type from "typebox";
import { Id, Moment, object, oneOf, orNull } from "../schema.ts";
import { deedNames, type SecondPerson, secondPersonStates, stateOf, subjectKinds } from "./second-person.ts";

export const SecondPersonAnswer = object({
	id: Id,
	state: oneOf(secondPersonStates, {
		description:
			"waiting: for a second officer. open: the asking officer may do it now. declined, lapsed, over: no more. unconfirmed: done alone, and no second officer has answered in time",
	}),
	deed: oneOf(deedNames),
	of: object({ kind: oneOf(subjectKinds), id: Id }),
	about: Type.String({ description: "such as the offence; empty where the deed is tied to nothing besides" }),
	reason: Type.String(),
	purpose: Type.String(),
	alone: Type.Boolean({ description: "begun before anybody confirmed, since a life is in danger" }),
	askedByOfficer: Id,
	askedByPost: Id,
	askedAt: Moment,
	answerBy: { ...Moment, description: "until when a second officer may answer" },
	answeredByOfficer: orNull(Id),
	answeredAt: orNull(Moment),
	answerReason: Type.String(),
	endsAt: orNull({ ...Moment, description: "when it ends; null while it waits" }),
	version: Type.Integer(),
});

export const presentSecondPerson = (one: SecondPerson, now: number) => ({
	id: one.id,
	state: stateOf(one, now),
	deed: one.deed,
	of: { kind: one.subjectKind, id: one.subject },
	about: one.about,
	reason: one.reason,
	purpose: one.purpose,
	alone: one.alone,
	askedByOfficer: one.askedByOfficer,
	askedByPost: one.askedByPost,
	askedAt: one.askedAt,
	answerBy: one.answerBy,
	answeredByOfficer: one.answeredByOfficer,
	answeredAt: one.answeredAt,
	answerReason: one.answerReason,
	endsAt: one.endsAt,
	version: one.version,
});
