import type { Operations } from "@seamark/service";
import { ById } from "../../schema.ts";
import { findPerson } from "../../store/read-persons.ts";
import { PersonAnswer } from "../person/answer.ts";
import { presentPerson } from "../person/present.ts";

export const readPerson = (api: Operations): void =>
	api.reading({
		name: "read-person",
		url: "/persons/:id",
		access: "cases:read",
		summary: "Read a person",
		description: "What the case knows: pseudonym, role, assessment, screening. Who it is, the vault alone knows.",
		tag: "persons",
		record: "person",
		params: ById,
		answer: PersonAnswer,
		read: ({ params, asCaller }) => asCaller((tx) => findPerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		present: presentPerson,
	});
