import type { Operations } from "@seamark/service";
import { ById, Id, object, Version } from "@seamark/service/schema";
import Type from "typebox";
import { Terms } from "../agreement/terms.ts";
import type { Deps } from "../deps.ts";
import { findLinkById } from "../store/links.ts";
import { decideAgreeTerms } from "./decide.ts";

const { records, tlp, until, ended } = Terms.properties;

export const agreeTerms = (api: Operations, deps: Deps): void =>
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
	});
