import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import { citedCases } from "../../store/cases.ts";
import { findRequest } from "../../store/requests.ts";

export const listCitedCases = (api: Operations): void =>
	api.listing({
		name: "list-cited-cases",
		url: "/mla/requests/:id/cases",
		access: "mla:read",
		summary: "List the cases of your agency that a request is about",
		of: "mla-request",
		record: "mla-case",
		whole: true,
		params: ById,
		item: object({ case: Id, reference: Type.String(), citedAt: Moment }),
		read: async ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const [row, found] = await Promise.all([findRequest(tx, params.id), citedCases(tx, params.id)]);
				return (
					row && {
						items: found.map(({ caseId, reference, citedAt }) => ({ case: caseId, reference, citedAt })),
						ids: found.map(({ caseId }) => caseId),
					}
				);
			}),
		missing: { detail: "No such request." },
	});
