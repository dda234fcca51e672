import { type Operations, refuse } from "@seamark/service";
import { ById, NoBody } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findRequest } from "../../store/requests.ts";
import { LetterMade } from "../answer.ts";
import { postLetter } from "../post-letter.ts";

export const shareDraft = (api: Operations, deps: Deps): void =>
	api.command({
		name: "share-draft",
		url: "/mla/requests/:id/share",
		access: ["mla:write", "mla:inform"],
		summary: "Send the draft of a request to the other side for comment, before it is filed",
		description: "They see the draft as it is now. It is no request: no clock runs, and nothing is asked.",
		record: "mla-letter",
		of: "mla-request",
		params: ById,
		body: NoBody,
		status: 201,
		answer: LetterMade,
		find: ({ params, asCaller }) => asCaller((tx) => findRequest(tx, params.id), "change"),
		missing: { detail: "No such request." },
		reachesOut: true,
		handle: ({ found, actor, at }) =>
			found.stage === "draft"
				? postLetter(
						deps,
						{
							letter: deps.context.newId(),
							thread: found.id,
							kind: "draft",
							to: found.requested,
							answers: null,
							content: { assistance: found.assistance, contents: found.contents as never },
						},
						{ actor, at },
					)
				: refuse("REFUSED", [{ at: "", message: "is filed; comments are made on drafts" }]),
	});
