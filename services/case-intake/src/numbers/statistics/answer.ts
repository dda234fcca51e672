import Type from "typebox";
import { object, orNull } from "../../schema.ts";

export const Year = Type.String({ pattern: "^(19|20|21)[0-9]{2}$", description: "calendar year, UTC" });

/** Numbers by names that the records decide, such as those of countries. */
const byName = <T extends Type.TSchema>(schema: T) =>
	Type.Record(Type.String(), schema, { additionalProperties: false });
const Count = orNull(Type.Integer());

export const StatisticsAnswer = object({
	basis: Type.String(),
	counters: byName(Count),
	tables: byName(byName(byName(Count))),
	chargedOffences: byName(byName(Type.Integer())),
	chargedCompanies: byName(byName(Type.Integer())),
	companySanctions: byName(Type.Integer()),
	threshold: orNull(Type.Integer()),
});
