import type { Operations } from "@seamark/service";
import { ById } from "../../schema.ts";
import { registered } from "../../store/convictions.ts";
import { findPerson } from "../../store/read-persons.ts";
import { ConvictionAnswer, presentConviction } from "../conviction/answer.ts";
import { forTheRegister } from "../conviction/register.ts";

export const listConvictions = (api: Operations): void =>
	api.listing({
		name: "list-convictions",
		url: "/persons/:id/convictions",
		access: ["cases:read", "convictions:search"],
		summary: "List what the register has of a person",
		description: "Also what fell, is spent, or nobody finds because the person is protected.",
		tag: "convictions",
		record: "conviction",
		of: "person",
		action: "consultation",
		params: ById,
		item: ConvictionAnswer,
		whole: true,
		read: ({ params, who, at, asCaller }) => {
			forTheRegister(who, at);
			return asCaller(async (tx) => {
				if (!(await findPerson(tx, params.id))) return undefined;
				const found = await registered(tx, { personId: params.id });
				const items = found.map(({ conviction, charge }) => presentConviction(conviction, charge));
				return { items, ids: items.map(({ id }) => id) };
			});
		},
		missing: "PERSON_NOT_FOUND",
	});
