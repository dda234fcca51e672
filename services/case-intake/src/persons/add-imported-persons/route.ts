import type { Operations } from "@seamark/service";
import Type from "typebox";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import { ById, Id, object } from "../../schema.ts";
import { addImportedPersons as add, mostAtOnce } from "./handle.ts";

const Rows = Type.Array(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }), {
	minItems: 1,
	maxItems: mostAtOnce,
	uniqueItems: true,
	description: "lines of a CSV file, places of a JSON one; left out: the next that are in no case",
});

export const addImportedPersons = (api: Operations): void =>
	api.command({
		name: "add-imported-persons",
		url: "/cases/:id/imported-persons",
		access: "cases:write",
		summary: "Put imported persons into a case",
		description: `Up to ${mostAtOnce} persons of an HTCDS import at a time; call again while there are more. Who is in the case already stays in it, so a retry is safe.`,
		tag: "persons",
		record: "person",
		of: "case",
		params: ById,
		body: object({ importId: Id, rows: Type.Optional(Rows) }),
		answer: object({ added: Type.Integer(), more: Type.Boolean() }),
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		handle: ({ found, body, actor, at, asCaller }) => asCaller((tx) => add({ tx, found, ...body, actor, at })),
	});
