import Type from "typebox";
import { FieldValues } from "../../fields/field/values.ts";
import { Jurisdiction, text } from "../../schema.ts";

export const caseFields = {
	title: Type.String({ minLength: 1, maxLength: 200, description: "without names of persons" }),
	summary: Type.Optional(text(20_000)),
	jurisdiction: Type.Optional(Jurisdiction),
};

export const newCaseFields = { ...caseFields, custom: Type.Optional(FieldValues) };
