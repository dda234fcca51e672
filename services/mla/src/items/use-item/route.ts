import { HubError } from "@seamark/errors";
import { purposes } from "@seamark/policy";
import type { Operations } from "@seamark/service";
import { Id, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { citable } from "../../cases/citable.ts";
import type { Deps } from "../../deps.ts";
import { findThread } from "../../requests/find-thread.ts";
import { uses } from "../items.ts";
import { decideUseItem } from "./decide.ts";

export const useItem = (api: Operations, { context, cases }: Deps): void =>
	api.command({
		name: "use-item",
		url: "/mla/requests/:id/items/:item/uses",
		access: "mla:write",
		summary: "Use something that was answered: cite it in a case, pass it on, export it",
		description:
			"Every use is on record. Another use than in the proceedings of the request needs the consent of the authority that answered (18(19), TIP 10(3), SOM 10(2)); the limits outlive the request.",
		record: "mla-item",
		params: object({ id: Id, item: Id }),
		body: object({ use: oneOf([...uses]), purpose: oneOf([...purposes]), case: Type.Optional(Id) }),
		status: 201,
		answer: object({ id: Id, item: Id, limits: orNull(Type.String()), conditions: Type.Array(Type.String()) }),
		find: ({ params, asCallerAtOnce }) => asCallerAtOnce((tx) => findThread(tx, params.id), "change"),
		missing: { detail: "No such item." },
		reachesOut: true,
		handle: async ({ params, body, found, actor, who, at }) => {
			// It is cited in a case of its own agency alone.
			if (body.case) await citable({ cases }, { actor, scopes: who.scopes, caseId: body.case }, "/case");
			const decided = decideUseItem(
				found,
				{ item: params.item, use: body.use, purpose: body.purpose, ...(body.case ? { caseId: body.case } : {}) },
				{ actor, id: context.newId(), at },
			);
			if (!decided) throw new HubError("NOT_FOUND", { detail: "No such item." });
			return decided;
		},
	});
