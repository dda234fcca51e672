import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { ById, object, text } from "../../schema.ts";
import { SecondPersonAnswer } from "../../second-person/present.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideAskToReplace } from "./decide.ts";

export const askToReplace = (api: Operations, { context }: Pick<Deps, "context">): void =>
	api.command({
		name: "ask-to-replace",
		url: "/persons/:id/replacements",
		access: "cases:write",
		summary: "Ask to write another identity over the one of a person",
		description:
			"The identity that is there is erased by it, so two officers decide it. A second officer of your agency confirms within seven days (POST /second-person/{id}/answer). Then you have a day (PATCH /persons/{id}), with the purpose that you asked with. What you wrote down yourself within a day, you correct alone.",
		tag: "second-person",
		record: "person",
		params: ById,
		body: object({ reason: text(1_000, "why what is there is wrong; without names") }),
		status: 201,
		answer: SecondPersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, actor, at }) =>
			decideAskToReplace(found.person, body.reason, { id: context.newId(), actor, at }),
		location: () => "/second-person",
	});
