import Type from "typebox";
import { Country, Moment, object, oneOf } from "../../schema.ts";

/** A body for POST /alerts, without what is missing. */
export const Draft = object({
	kind: oneOf(["route", "modus-operandi"]),
	topic: Type.Optional(oneOf(["trafficking", "smuggling", "trafficking-and-smuggling"])),
	urgency: oneOf(["routine"]),
	title: Type.String(),
	summary: Type.String(),
	countries: Type.Array(Country),
	route: Type.Optional(
		Type.Array(object({ place: Type.String(), country: Type.Optional(Country), role: Type.String() })),
	),
	modusOperandi: Type.Optional(Type.Array(Type.String())),
	subjects: Type.Optional(
		Type.Array(
			object({
				type: Type.String(),
				role: oneOf(["suspect", "instrument"]),
				name: Type.Optional(Type.String()),
				description: Type.Optional(Type.String()),
			}),
		),
	),
	observed: Type.Optional(object({ from: Type.Optional(Moment), until: Type.Optional(Moment) })),
	handling: object({ tlp: oneOf(["amber"]) }),
});
