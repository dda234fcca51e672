import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findThread } from "../find-thread.ts";
import { presentWhole } from "../present.ts";
import { WholeRequest } from "../schema.ts";

export const readRequest = (api: Operations, { context }: Deps): void =>
	api.reading({
		name: "read-request",
		url: "/mla/requests/:id",
		access: "mla:read",
		summary: "Read a request: where it is, what it says, and what your side may say next",
		record: "mla-request",
		params: ById,
		answer: WholeRequest,
		read: ({ params, asCallerAtOnce }) => asCallerAtOnce((tx) => findThread(tx, params.id)),
		missing: { detail: "No such request." },
		present: ({ row, chains }) => presentWhole(row, chains, context.now()),
	});
