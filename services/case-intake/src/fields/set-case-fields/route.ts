import type { Operations } from "@seamark/service";
import { CaseAnswer } from "../../cases/case/answer.ts";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import { ById } from "../../schema.ts";
import { fieldsOf } from "../../store/fields.ts";
import { FillIn, fillInDescription } from "../field/filled-in.ts";
import { decideSetCaseFields } from "./decide.ts";

export const setCaseFields = (api: Operations): void =>
	api.command({
		name: "set-case-fields",
		method: "PATCH",
		url: "/cases/:id/fields",
		access: "cases:write",
		summary: "Fill in the agency's own fields of a case",
		description: fillInDescription,
		tag: "fields",
		record: "case",
		params: ById,
		body: FillIn,
		answer: CaseAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		handle: async ({ found, body, actor, at, who, asCaller }) =>
			decideSetCaseFields(found, body.values, await asCaller((tx) => fieldsOf(tx, who.agency, "case")), { actor, at }),
	});
