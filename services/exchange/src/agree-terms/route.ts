import type { Operations } from "@seamark/service";
import { ById, Id, object, Version } from "@seamark/service/schema";
import Type from "typebox";
import { Terms } from "../agreement/terms.ts";
import { offerAllBeside } from "../outgoing/offer-all.ts";
import { findLinkById } from "../store/links.ts";
import type { Sync } from "../sync/exchange-once.ts";
import { decideAgreeTerms } from "./decide.ts";

const { records, tlp, until, ended } = Terms.properties;

export const agreeTerms = (api: Operations, deps: Sync): void =>
	api.command({
		name: "agree-terms",
		method: "PUT",
		url: "/exchange/links/:id/terms",
		access: "directory:write",
		summary: "Sign terms with another hub",
		description:
			"This hub signs new terms. Narrower terms hold at once, and so does an end. Wider terms hold when the other hub has signed the same.",
		record: "hub-link",
		params: ById,
		body: object({ expectedVersion: Version, terms: object({ records, tlp, until, ended }) }),
		answer: object({ id: Id, version: Type.Integer() }),
		find: ({ params }) => findLinkById(deps.context.pool, params.id),
		missing: { detail: "No such link." },
		handle: ({ found, body, actor, at }) =>
			decideAgreeTerms(found, body.terms, { ownHub: deps.directory.current().hub, key: deps.key, actor, at }),
		// The other hub looks again when it hears of it. This one has to as well: it may owe alerts by wider terms, and take some back by narrower ones.
		complete: async (answer, { params }) => {
			const link = await findLinkById(deps.context.pool, params.id);
			if (link) {
				deps.news.tell(link.hub);
				offerAllBeside(deps, link.hub, deps.closing);
			}
			return answer;
		},
	});
