import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { faultsOfReceiver } from "../parties.ts";
import { NewRequest, WholeRequest } from "../schema.ts";
import { decideDraftRequest } from "./decide.ts";

export const draftRequest = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "draft-request",
		url: "/mla/requests",
		access: "mla:write",
		summary: "Draft a request for mutual legal assistance",
		description:
			"A draft may be incomplete. It stays with your agency until it is filed, or sent to the other side for comment.",
		record: "mla-request",
		body: NewRequest,
		status: 201,
		answer: WholeRequest,
		location: ({ id }: { id: string }) => `/mla/requests/${id}`,
		handle: ({ body, actor, who, at }) =>
			decideDraftRequest(body as never, {
				actor,
				country: who.country,
				id: context.newId(),
				at,
				faults: faultsOfReceiver(directory.current(), who, body.requested, "request", "/requested"),
			}),
	});
