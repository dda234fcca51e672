import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { object, Version } from "../../schema.ts";
import { definedFields } from "../../store/fields.ts";
import { ByName, FieldAnswer } from "../field/answer.ts";
import { decideRetireField } from "./decide.ts";

export const retireField = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "retire-field",
		url: "/fields/:record/:name/retire",
		access: "agency:admin",
		summary: "Retire a field",
		description: "What it holds stays readable and searchable; nothing new is taken.",
		tag: "fields",
		record: "field",
		params: ByName,
		body: object({ expectedVersion: Version }),
		answer: FieldAnswer,
		find: async ({ params, who }) =>
			(await definedFields(context.pool, who.agency, params.record)).find(({ name }) => name === params.name),
		missing: { detail: "No such field." },
		handle: ({ found, actor, at }) => decideRetireField(found, { actor, id: context.newId(), at }),
	});
