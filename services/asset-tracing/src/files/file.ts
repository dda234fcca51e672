import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type, { type Static } from "typebox";

export const bases = ["unit", "case", "mla-request"] as const;
export const roles = ["lead", "partner", "asker"] as const;
export type Role = (typeof roles)[number];

/** A tracing file as its parties read it. */
export const TracingFile = object({
	id: Id,
	title: Type.String(),
	basis: object({ kind: oneOf([...bases]), id: orNull(Id) }),
	parties: Type.Array(object({ agency: Id, role: oneOf([...roles]) })),
	transfers: Type.Integer({ description: "lines of statements that were taken in" }),
	openedAt: Moment,
	closedAt: orNull(Moment),
	version: Type.Integer(),
});
export type TracingFile = Static<typeof TracingFile>;
