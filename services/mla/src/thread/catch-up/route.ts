import type { Operations } from "@seamark/service";
import { ById, Id, NoBody, object } from "@seamark/service/schema";
import { catchUpAsked } from "../../events.ts";
import { findRequest } from "../../store/requests.ts";
import { wayOf } from "../make.ts";

export const catchUp = (api: Operations): void =>
	api.command({
		name: "catch-up",
		url: "/mla/requests/:id/catch-up",
		access: "mla:write",
		summary: "Ask the other side for what your copy lacks, for example after a restore from a backup",
		description:
			"The other side sends again what you do not have, your own statements too. If both copies differ, both say so from then on.",
		record: "mla-request",
		params: ById,
		body: NoBody,
		status: 202,
		answer: object({ id: Id }),
		find: ({ params, asCaller }) => asCaller((tx) => findRequest(tx, params.id), "change"),
		missing: { detail: "No such request." },
		handle: ({ found, actor }) => ({
			writes: [],
			events: [catchUpAsked(actor, wayOf(found))],
			answer: { id: found.id },
		}),
	});
