import Type from "typebox";
import { FieldValues } from "../../fields/field/values.ts";
import { Id, Jurisdiction, text } from "../../schema.ts";

export const caseFields = {
	title: Type.String({ minLength: 1, maxLength: 200, description: "without names of persons" }),
	summary: Type.Optional(text(20_000)),
	jurisdiction: Type.Optional(Jurisdiction),
};

export const newCaseFields = { ...caseFields, custom: Type.Optional(FieldValues) };

export const Opened = Type.Object({
	id: Id,
	reference: Type.String({ description: "year and running number of the agency, for people" }),
	version: Type.Integer(),
});
