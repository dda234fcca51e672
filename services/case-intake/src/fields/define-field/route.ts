import type { Operations } from "@seamark/service";
import Type from "typebox";
import { fieldTypes } from "../../codes/fields.ts";
import type { Deps } from "../../deps.ts";
import { object, oneOf, text, Version } from "../../schema.ts";
import { definedFields } from "../../store/fields.ts";
import { ByName, FieldAnswer } from "../field/answer.ts";
import { decideDefineField } from "./decide.ts";

const Choice = Type.String({
	pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$",
	description: "code of 1 to 60 letters, digits, hyphens, dots and underscores; first a letter or digit",
});

export const defineField = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "define-field",
		method: "PUT",
		url: "/fields/:record/:name",
		access: "agency:admin",
		summary: "Define a field of the agency's own for cases or persons",
		description:
			"Text, number, date, code with choices, or yes/no. To change the label and the choices, name the version that you read; the type stays for good. Names of persons have no place in a field: they belong to the identity.",
		tag: "fields",
		record: "field",
		params: ByName,
		body: object({
			type: oneOf(fieldTypes),
			label: text(200),
			choices: Type.Optional(Type.Array(Choice, { maxItems: 200, uniqueItems: true })),
			expectedVersion: Type.Optional(Version),
		}),
		answer: FieldAnswer,
		find: async ({ params, who }) => {
			const known = await definedFields(context.pool, who.agency, params.record);
			return { known, version: known.find(({ name }) => name === params.name)?.version };
		},
		handle: ({ found, params, body: { type, label, choices = [], expectedVersion }, actor, at }) =>
			decideDefineField({ ...params, type, label, choices, expectedVersion }, found.known, {
				actor,
				id: context.newId(),
				at,
			}),
	});
