import { Id, Moment, object, oneOf, text } from "@seamark/service/schema";
import Type from "typebox";

export const Epoch = Type.String({ description: "day in UTC, under whose key it is asked", examples: ["2026-11-30"] });
export const Point = Type.String({
	pattern: "^[0-9a-f]{64}$",
	description: "a point of ristretto255, in hex",
	examples: ["e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"],
});

/** Subjects in one look-up, and of one unit on one day. */
export const mostAtOnce = 20;
export const mostADay = 100;

export const LookupBody = object({
	responder: { ...Id, description: "the financial intelligence unit that is asked" },
	reason: text(300, "why; no names of persons"),
	epoch: { ...Epoch, format: "date" },
	blinded: Type.Array(Point, {
		minItems: 1,
		maxItems: mostAtOnce,
		uniqueItems: true,
		description: "what is asked for, blinded on your own machine",
	}),
});

export const LookupAnswer = object({
	id: Id,
	epoch: Epoch,
	evaluated: Type.Array(Type.String()),
	proof: Type.String({ description: "that the key is the one that was named" }),
	set: Type.Array(Type.String(), {
		description:
			"what the unit has, under its key, filled up with random ones: whether yours is in it, your machine finds",
	}),
});

export const LookupListed = object({
	id: Id,
	side: oneOf(["asked", "was-asked"]),
	asker: Id,
	responder: Id,
	epoch: Epoch,
	subjects: Type.Integer(),
	purpose: Type.String(),
	reason: Type.String(),
	askedAt: Moment,
});
