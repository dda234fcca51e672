import type { Operations } from "@seamark/service";
import Type from "typebox";
import { ById, object, Version } from "../../schema.ts";
import { CaseAnswer } from "../case/answer.ts";
import { findOpenCase } from "../case/find-open-case.ts";
import { caseFields } from "../case/schema.ts";
import { decideUpdateCase } from "./decide.ts";

export const updateCase = (api: Operations): void =>
	api.command({
		name: "update-case",
		method: "PATCH",
		url: "/cases/:id",
		access: "cases:write",
		summary: "Change a case's title, summary or jurisdiction",
		description:
			"What is left out stays. Assessments that were made before keep the jurisdiction that they were made under.",
		record: "case",
		params: ById,
		body: object({ expectedVersion: Version, ...caseFields, title: Type.Optional(caseFields.title) }),
		answer: CaseAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		handle: ({ found, body, actor, at }) => decideUpdateCase(found, body, { actor, at }),
	});
