import Type from "typebox";

/** Parts that the schemas of all services are made of. */

/** An object that takes what it names and nothing else. */
export const object = <T extends Type.TProperties>(properties: T, options: Type.TObjectOptions = {}) =>
	Type.Object(properties, { additionalProperties: false, ...options });

/** One of a vocabulary's codes. */
export const oneOf = <const T extends string[]>(values: readonly [...T], options: Type.TSchemaOptions = {}) =>
	Type.Enum(values, options);

export const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Text of people, any characters, 1 to `max` of them. */
export const text = (max: number, description?: string) =>
	Type.String({ minLength: 1, maxLength: max, ...(description === undefined ? {} : { description }) });

/** Ids are compared as text, so they come in one spelling: lower case. */
export const Id = Type.String({
	pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
	description: "UUID in lower case, such as 01900000-0000-7000-8000-000000000000",
	examples: ["01900000-0000-7000-8000-000000000000"],
});
/** A cursor that is no id, such as a sealed position of the log. The list that made it says whether it is one. */
export const Cursor = Type.String({ minLength: 1, maxLength: 200 });

export const ById = object({ id: Id });
export const Identified = object({ id: Id });

export const Country = Type.String({
	pattern: "^[A-Z]{2}$",
	format: "country",
	description: "ISO 3166-1 country code of two capital letters, such as FJ",
	examples: ["FJ", "TO"],
});
export const RegionSlug = Type.String({
	pattern: "^[a-z][a-z0-9-]{0,39}$",
	description: "region in small letters, digits and hyphens, such as pacific",
	examples: ["pacific"],
});
export const Moment = Type.String({ format: "date-time", maxLength: 40, description: "RFC 3339 time" });
export const Day = Type.String({ format: "date", description: "ISO 8601 date" });

/** The version of a record that a command changes; the next one is one more. */
export const Version = Type.Integer({ minimum: 1, maximum: 1_000_000_000, description: "the version that you read" });

/** A body that is a file: any bytes, for the description alone. */
export const fileOf = (description: string) => Type.Unknown({ description });

/** Commands that need nothing said take no body, or an empty object. */
export const NoBody = Type.Union([Type.Null(), object({})], { description: "no body, or an object without fields" });
