import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object } from "../../schema.ts";
import { fieldsOf } from "../../store/fields.ts";
import { referenceOf } from "../case/reference.ts";
import { newCaseFields } from "../case/schema.ts";
import { decideOpenCase } from "./decide.ts";

export const openCase = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "open-case",
		url: "/cases",
		access: "cases:write",
		summary: "Open a case",
		description:
			"A case belongs to the agency that opens it; nobody else sees that it exists. Persons are assessed under its jurisdiction unless an assessment names another. `custom` fills in fields of the agency's own.",
		record: "case",
		body: object(newCaseFields),
		status: 201,
		answer: object({
			id: Id,
			reference: Type.String({ description: "year and running number of the agency, for people" }),
			version: Type.Integer(),
		}),
		handle: async ({ body, who, actor, at, asCaller }) => {
			const fields = body.custom ? await asCaller((tx) => fieldsOf(tx, who.agency, "case")) : [];
			return decideOpenCase(body, fields, { who, actor, id: context.newId(), at });
		},
		complete: async ({ id }: { id: string }, { asCaller }) => ({
			id,
			reference: await referenceOf(id, asCaller),
			version: 1,
		}),
		location: ({ id }: { id: string }) => `/cases/${id}`,
	});
