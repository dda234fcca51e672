import type { Operations } from "@seamark/service";
import { closeReasons } from "../../codes/cases.ts";
import { ById, object, oneOf, Version } from "../../schema.ts";
import { CaseAnswer } from "../case/answer.ts";
import { findOpenCase } from "../case/find-open-case.ts";
import { decideCloseCase } from "./decide.ts";

export const closeCase = (api: Operations): void =>
	api.command({
		name: "close-case",
		url: "/cases/:id/close",
		access: "cases:write",
		summary: "Close a case",
		description: "It stays readable and counted, and takes nothing more.",
		record: "case",
		params: ById,
		body: object({ expectedVersion: Version, reason: oneOf(closeReasons) }),
		answer: CaseAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		handle: ({ found, body, actor, at }) => decideCloseCase(found, body.reason, { actor, at }),
	});
