import { type Operations, pageOf } from "@seamark/service";
import { ById } from "../../schema.ts";
import { chargesOf } from "../../store/charges.ts";
import { findPerson } from "../../store/read-persons.ts";
import { ChargeAnswer, presentCharge } from "../charge/answer.ts";

export const listChargesOfPerson = (api: Operations): void =>
	api.listing({
		name: "list-charges-of-person",
		url: "/persons/:id/charges",
		access: "cases:read",
		summary: "List the charges against a person",
		description:
			"With every stage, in the order in which they were recorded; also those against records merged into it.",
		tag: "charges",
		record: "charge",
		of: "person",
		action: "consultation",
		params: ById,
		item: ChargeAnswer,
		usual: 1_000,
		read: ({ params, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findPerson(tx, params.id))) return undefined;
				const rows = await chargesOf(tx, { personId: params.id }, { after, limit: limit + 1 });
				return pageOf(rows, limit, { present: presentCharge, idOf: ({ id }) => id });
			}),
		missing: "PERSON_NOT_FOUND",
	});
