import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById } from "../../schema.ts";
import { filesToErase } from "../../store/attachments.ts";
import { findPerson } from "../../store/read-persons.ts";
import { eraseIdentity as erase } from "./handle.ts";

export const eraseIdentity = (api: Operations, { vault }: Deps): void =>
	api.command({
		name: "erase-identity",
		method: "DELETE",
		url: "/persons/:id/identity",
		access: "cases:write",
		summary: "Erase who a person is",
		description:
			"The vault destroys the keys of the identity and of the files that were put to the person: nobody can read them again, from a backup neither. The person stays in the case under the pseudonym, and is counted; the files are gone with their names. Also where the case is closed.",
		tag: "persons",
		record: "person",
		params: ById,
		status: 204,
		answer: Type.Null(),
		find: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const person = await findPerson(tx, params.id);
				const caseId = person?.state.caseId;
				return person && { person, files: caseId ? await filesToErase(tx, caseId, person.state.id) : [] };
			}),
		missing: "PERSON_NOT_FOUND",
		reachesOut: true,
		handle: ({ found, actor, at }) => erase({ ...found, actor, at, vault }),
	});
