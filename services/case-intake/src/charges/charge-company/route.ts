import type { Operations } from "@seamark/service";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import { liabilities } from "../../codes/courts.ts";
import type { Deps } from "../../deps.ts";
import { citingTruly } from "../../law/citing.ts";
import { ById, Id, object, oneOf } from "../../schema.ts";
import { rolesOfEntity } from "../../store/links.ts";
import { ChargedAnswer, chargeFields } from "../charge/schema.ts";
import { decideChargeCompany } from "./decide.ts";

export const chargeCompany = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "charge-company",
		url: "/cases/:id/company-charges",
		access: "cases:write",
		summary: "Record that a company was charged",
		description:
			"A company that is linked to the case, and how it is held liable: UNTOC, Art. 10 leaves criminal, civil and administrative liability to States, and through it the Trafficking and Smuggling Protocols ask for the same (Art. 1). What follows is recorded by the stages of the charge; convicted says that it was held liable. Companies are counted apart from people.",
		tag: "charges",
		record: "charge",
		of: "case",
		params: ById,
		body: object({
			company: { ...Id, description: "entityId of the company, which is linked to the case" },
			liability: { ...oneOf(liabilities), description: "by which law it is held liable" },
			...chargeFields,
		}),
		status: 201,
		answer: ChargedAnswer,
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const of = await findOpenCase(tx, params.id);
				return of && { of, links: await rolesOfEntity(tx, { caseId: of.id, entityId: body.company }) };
			}),
		missing: "CASE_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) =>
			citingTruly(decideChargeCompany(found, body, { actor, country: who.country, id: context.newId(), at }), who, at),
	});
