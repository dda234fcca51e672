import type { Operations } from "@seamark/service";
import { ById, Id, object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { decideDraftRequest } from "../../requests/draft-request/decide.ts";
import { faultsOfReceiver } from "../../requests/parties.ts";
import { WholeRequest } from "../../requests/schema.ts";
import { findLetter } from "../../store/letters.ts";
import { formalOf } from "./decide.ts";

export const makeFormal = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "make-formal",
		url: "/mla/letters/:id/formal",
		access: ["mla:write", "mla:inform"],
		summary: "Draft a formal request of an informal one, without typing it again",
		description: "The draft takes over what the letter says. The check tells what it still lacks.",
		record: "mla-request",
		of: "mla-letter",
		params: ById,
		body: object({ requested: Id }),
		status: 201,
		answer: WholeRequest,
		location: ({ id }: { id: string }) => `/mla/requests/${id}`,
		find: ({ params, asCaller }) => asCaller((tx) => findLetter(tx, params.id)),
		missing: { detail: "No such letter." },
		handle: ({ body, found, actor, who, at }) => {
			const formal = formalOf(found, body.requested);
			return decideDraftRequest(formal.drafted, {
				actor,
				country: who.country,
				id: context.newId(),
				at,
				faults: [
					...formal.faults,
					...faultsOfReceiver(directory.current(), who, body.requested, "request", "/requested"),
				],
			});
		},
	});
