import { type Operations, recordChanged } from "@seamark/service";
import { ById, Id, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { insertCitedCase } from "../../store/cases.ts";
import { findRequest } from "../../store/requests.ts";
import { citable } from "../citable.ts";

export const citeCase = (api: Operations, { cases }: Pick<Deps, "cases">): void =>
	api.command({
		name: "cite-case",
		url: "/mla/requests/:id/cases",
		access: "mla:write",
		summary: "Say which case of your agency a request is about",
		description:
			"Case intake is asked whether you may cite it: your own agency's cases, with `cases:read`. It stays with your side and is never sent; the number that the other side is to read belongs into the request.",
		record: "mla-request",
		params: ById,
		body: object({ case: Id }),
		status: 201,
		answer: object({ case: Id, reference: Type.String() }),
		find: ({ params, asCaller }) => asCaller((tx) => findRequest(tx, params.id), "change"),
		missing: { detail: "No such request." },
		reachesOut: true,
		handle: async ({ body, found, actor, who, at }) => {
			const { reference } = await citable({ cases }, { actor, scopes: who.scopes, caseId: body.case }, "/case");
			return {
				writes: [
					{
						statement: insertCitedCase,
						row: {
							agency: found.agency,
							request: found.id,
							caseId: body.case,
							reference,
							citedBy: actor.officerId || actor.postId,
							citedAt: new Date(at).toISOString(),
						},
					},
				],
				events: [
					recordChanged({ actor, record: "mla-case", recordId: body.case, change: "added", version: found.version }),
				],
				answer: { case: body.case, reference },
			};
		},
	});
