import Type from "typebox";
import { AlertDraft, Country, HandlingInput, Id } from "./schema.ts";

const Moment = Type.String({ format: "date-time" });
const head = {
	id: Id,
	version: Type.Integer({ minimum: 1 }),
	originator: Type.Object({ agency: Id, country: Country }),
	raisedAt: Moment,
	changedAt: Moment,
};

const { handling: _, ...content } = AlertDraft.properties;

/** An alert as readers get it: live with its content, or the tombstone of a recalled one. */
export const AlertAnswer = Type.Union([
	Type.Object({
		...head,
		status: Type.Literal("live"),
		...content,
		ages: Type.String(),
		countries: Type.Array(Country),
		handling: Type.Object({
			tlp: HandlingInput.properties.tlp,
			audience: Type.Object({
				regions: Type.Array(Type.String()),
				countries: Type.Array(Country),
				kinds: Type.Array(Type.String()),
				agencies: Type.Array(Id),
				excluded: Type.Optional(Type.Array(Id, { description: "shown to the originator only" })),
			}),
			use: Type.Object({
				codes: Type.Array(Type.String()),
				purposes: Type.Array(Type.String()),
				conditions: Type.Array(Type.String()),
			}),
			expiresAt: Type.Union([Moment, Type.Null()]),
		}),
	}),
	Type.Object({
		...head,
		status: Type.Literal("recalled"),
		recall: Type.Object({ reason: Type.String(), at: Moment }),
	}),
]);
