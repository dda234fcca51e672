import { type Operations, pageOf } from "@seamark/service";
import { ById } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { chargesOf } from "../../store/charges.ts";
import { ChargeAnswer, presentCharge } from "../charge/answer.ts";

export const listCharges = (api: Operations): void =>
	api.listing({
		name: "list-charges",
		url: "/cases/:id/charges",
		access: "cases:read",
		summary: "List the charges of a case",
		description: "Against suspects and against companies, with every stage, in the order in which they were recorded.",
		tag: "charges",
		record: "charge",
		of: "case",
		action: "consultation",
		params: ById,
		item: ChargeAnswer,
		usual: 1_000,
		read: ({ params, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findCase(tx, params.id))) return undefined;
				const rows = await chargesOf(tx, { caseId: params.id }, { after, limit: limit + 1 });
				const persons = new Set(rows.slice(0, limit).flatMap(({ personId }) => personId ?? []));
				return {
					...pageOf(rows, limit, { present: presentCharge, idOf: ({ id }) => id }),
					beside: [{ record: "person", ids: [...persons] }],
				};
			}),
		missing: "CASE_NOT_FOUND",
	});
