import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { readErasure } from "../../erasure/read.ts";
import { erasureRequest } from "../../erasure/request.ts";
import { removeGoneSoon } from "../../papers/file-store/remove-gone.ts";
import { ById, object } from "../../schema.ts";
import { settle } from "../../vault/settling.ts";
import { decideEraseCase } from "./decide.ts";

export const eraseCase = (api: Operations, deps: Deps): void =>
	api.command({
		name: "erase-case",
		method: "DELETE",
		url: "/cases/:id/identities",
		access: "cases:write",
		summary: "Erase who the persons of a case are",
		description:
			"Two officers decide it: ask with a reason (POST /erasures), and erase within a day once a second officer has confirmed it. Nobody can read any of their identities or files again, from a backup neither: the vault destroys the keys of the case, of its reports, of persons of imports who are in it, and of records elsewhere that were merged with a person of it. Their numbers go out of links, reports and the words of the case, and texts, numbers and days out of the agency's own fields of persons. Another case loses what is of somebody who has a record in it, and nothing else. The case stays, its persons stay under their pseudonyms, and all are counted; its files are gone with their names. Nothing that identifies anybody is put to the case again. Also where the case is closed. Answered with 503, it is decided, and finished later without you; ask again to be told when it is done.",
		record: "case",
		params: ById,
		answer: object({
			erased: Type.Integer({ description: "identities that this call erased" }),
			files: Type.Integer({ description: "files that this call erased" }),
		}),
		find: ({ params, ...input }) => readErasure(deps, { caseId: params.id }, input),
		missing: "CASE_NOT_FOUND",
		reachesOut: true,
		handle: async ({ found, params, actor, at, asCaller }) => {
			const request = await asCaller((tx) =>
				erasureRequest(tx, "eraseCase", params.id, { persons: found.persons, actor, at }),
			);
			return decideEraseCase(found, { actor, at, request });
		},
		complete: async (answer, { params, who }) => {
			await settle(deps, who.agency, { cause: params.id });
			await removeGoneSoon(deps, who.agency);
			return answer;
		},
	});
