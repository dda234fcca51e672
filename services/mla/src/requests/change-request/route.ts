import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findThread } from "../find-thread.ts";
import { faultsOfReceiver } from "../parties.ts";
import { ChangedRequest, WholeRequest } from "../schema.ts";
import { decideChangeRequest } from "./decide.ts";

export const changeRequest = (api: Operations, { directory }: Deps): void =>
	api.command({
		name: "change-request",
		method: "PATCH",
		url: "/mla/requests/:id",
		access: "mla:write",
		summary: "Change the draft of a request, or its text after it was returned",
		description: "What you name replaces what was there. What was filed stays in the thread as it was signed.",
		record: "mla-request",
		params: ById,
		body: ChangedRequest,
		answer: WholeRequest,
		find: ({ params, asCallerAtOnce }) => asCallerAtOnce((tx) => findThread(tx, params.id), "change"),
		missing: { detail: "No such request." },
		handle: ({ body, found, actor, who, at }) =>
			decideChangeRequest(found, body as never, {
				actor,
				at,
				faults:
					body.requested === undefined
						? []
						: faultsOfReceiver(directory.current(), who, body.requested, "request", "/requested"),
			}),
	});
