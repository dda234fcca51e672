import type { Operations } from "@seamark/service";
import Type from "typebox";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import type { Deps } from "../../deps.ts";
import { citingTruly } from "../../law/citing.ts";
import { ById, Id, object } from "../../schema.ts";
import { fieldsOf } from "../../store/fields.ts";
import { addPerson as add } from "./handle.ts";
import { PersonInput } from "./schema.ts";

type Added = { id: string };

export const addPerson = (api: Operations, deps: Deps): void =>
	api.command({
		name: "add-person",
		url: "/cases/:id/persons",
		access: "cases:write",
		summary: "Add a person to a case",
		description:
			"Names, birth dates, numbers of documents and contact details go to the vault, for every role; the case keeps a pseudonym and coarse facts. Nobody becomes a suspect because they were smuggled or trafficked, or because they fled.",
		tag: "persons",
		record: "person",
		of: "case",
		params: ById,
		body: PersonInput,
		status: 201,
		answer: object({ id: Id, pseudonym: Type.String(), version: Type.Integer() }),
		location: ({ id }: Added) => `/persons/${id}`,
		find: ({ params, asCaller }) => asCaller((tx) => findOpenCase(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		reachesOut: true,
		handle: async (input) =>
			citingTruly(
				await add(deps, {
					...input,
					input: input.body,
					byProsecutor: input.who.kind === "prosecutor",
					home: input.who.country,
					fields: input.body.custom ? await input.asCaller((tx) => fieldsOf(tx, input.who.agency, "person")) : [],
				}),
				input.who,
				input.at,
			),
	});
