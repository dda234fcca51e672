import { Id, Moment, object, oneOf, orNull, text } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { messageKinds, messageSteps, type StoredMessage, stateOf } from "./message.ts";

export const Says = text(20_000, "facts, urgency, and what it is to be used for; sealed");
export const MessageBody = object({
	to: { ...Id, description: "a financial intelligence unit" },
	kind: oneOf([...messageKinds], { description: "request: asks. disclosure: tells, unasked" }),
	says: Says,
	onward: oneOf(["no", "with-consent"], {
		description: "whether it may be used for something else: never, or with consent that is asked for before",
	}),
	feedbackBy: Type.Optional({ ...Moment, description: "until when feedback is asked for" }),
	lookup: Type.Optional({ ...Id, description: "the look-up whose hit it is about" }),
});

const Described = {
	id: Id,
	kind: oneOf([...messageKinds]),
	sender: Id,
	receiver: Id,
	purpose: Type.String({ description: "what it was sent for, and may be used for" }),
	onward: oneOf(["no", "with-consent"]),
	feedbackBy: orNull(Moment),
	lookup: orNull(Id),
	sentAt: Moment,
	answered: Type.Boolean(),
	consent: oneOf(["none", "asked", "given", "refused"]),
	feedback: oneOf(["none", "due", "overdue", "given"]),
	version: Type.Integer(),
};
export const MessageListed = object(Described);
export const Message = object({
	...Described,
	steps: Type.Array(
		object({ n: Type.Integer(), kind: oneOf([...messageSteps]), by: Id, at: Moment, says: Type.String() }),
	),
});

export const listed = (one: StoredMessage, at: number): Static<typeof MessageListed> => {
	const { key: _, steps: __, ...rest } = one;
	return { ...rest, ...stateOf(one, at) };
};
export const noMessage = { detail: "No such message." };
