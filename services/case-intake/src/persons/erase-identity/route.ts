import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { readErasure } from "../../erasure/read.ts";
import { erasureRequest } from "../../erasure/request.ts";
import { removeGoneSoon } from "../../papers/file-store/remove-gone.ts";
import { ById } from "../../schema.ts";
import { subjectsIn } from "../../store/vault-subjects.ts";
import { settle } from "../../vault/settling.ts";
import { decideEraseIdentity } from "./decide.ts";

export const eraseIdentity = (api: Operations, deps: Deps): void =>
	api.command({
		name: "erase-identity",
		method: "DELETE",
		url: "/persons/:id/identity",
		access: "cases:write",
		summary: "Erase who a person is",
		description:
			"Two officers decide it: ask with a reason (POST /erasures), and erase within a day once a second officer has confirmed it. Nobody can read it again, from a backup neither: the vault destroys the keys of the identity and of the files that were put to the person, and the same of every record that was merged with this one. Numbers of the person go out of links, reports and the words of the case, unless somebody else in the case has the same number; texts, numbers and days in the agency's own fields of the person go. The person stays in the case under the pseudonym, and is counted; the files are gone with their names. Nothing that identifies the person is taken in again. Also where the case is closed. Answered with 503, it is decided, and finished later without you; ask again to be told when it is done.",
		tag: "persons",
		record: "person",
		params: ById,
		status: 204,
		answer: Type.Null(),
		find: ({ params, ...input }) => readErasure(deps, { personId: params.id }, input),
		missing: "PERSON_NOT_FOUND",
		reachesOut: true,
		handle: async ({ found, params, who, actor, at, asCaller }) => {
			const left = await subjectsIn(deps.context.pool, who.agency, { state: "leaving", cause: found.cause, limit: 1 });
			const request = await asCaller((tx) =>
				erasureRequest(tx, "eraseIdentity", params.id, { persons: found.persons, actor, at }),
			);
			return decideEraseIdentity(found, left.length > 0, { actor, at, request });
		},
		complete: async (answer, { params, who }) => {
			await settle(deps, who.agency, { cause: params.id });
			await removeGoneSoon(deps, who.agency);
			return answer;
		},
	});
