import type { Operations } from "@seamark/service";
import { fieldsOf } from "../../store/fields.ts";
import { FieldAnswer, presentField } from "../field/answer.ts";

export const listFields = (api: Operations): void =>
	api.listing({
		name: "list-fields",
		url: "/fields",
		access: "cases:read",
		summary: "List the agency's own fields",
		description: "As they are now, retired ones too.",
		tag: "fields",
		record: "field",
		action: "consultation",
		item: FieldAnswer,
		whole: true,
		read: async ({ who, asCaller }) => {
			const fields = await asCaller((tx) => fieldsOf(tx, who.agency));
			return { items: fields.map(presentField), ids: fields.map(({ id }) => id) };
		},
	});
