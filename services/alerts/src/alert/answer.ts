import { Country, Id, Moment, object, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { AlertDraft, HandlingInput } from "./schema.ts";

export const Originator = object({
	agency: Id,
	country: Country,
	hub: Type.Optional(Type.String({ description: "hub of another owner that it came from; absent for this hub's own" })),
});

const head = {
	id: Id,
	code: Type.String({
		description: "short code to read out, such as A-7KQ-29M-XD5; the last letter checks the others",
	}),
	version: Type.Integer({ minimum: 1 }),
	originator: Originator,
	raisedAt: Moment,
	changedAt: Moment,
};

const { handling: _, ...content } = AlertDraft.properties;

/** An alert as readers get it: live with its content, or the tombstone of a recalled one. */
export const AlertAnswer = Type.Union([
	object({
		...head,
		status: Type.Literal("live"),
		...content,
		ages: Type.String(),
		countries: Type.Array(Country),
		handling: object({
			tlp: HandlingInput.properties.tlp,
			audience: object({
				regions: Type.Array(Type.String()),
				countries: Type.Array(Country),
				kinds: Type.Array(Type.String()),
				agencies: Type.Array(Id),
				excluded: Type.Optional(Type.Array(Id, { description: "shown to the originator only" })),
			}),
			use: object({
				codes: Type.Array(Type.String()),
				purposes: Type.Array(Type.String()),
				conditions: Type.Array(Type.String()),
			}),
			expiresAt: orNull(Moment),
		}),
	}),
	object({
		...head,
		status: Type.Literal("recalled"),
		recall: object({ reason: Type.String(), at: Moment }),
	}),
]);
