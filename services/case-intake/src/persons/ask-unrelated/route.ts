import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { citingTruly } from "../../law/citing.ts";
import { ById, object, text } from "../../schema.ts";
import { SecondPersonAnswer } from "../../second-person/present.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideAskUnrelated } from "./decide.ts";

export const askUnrelated = (api: Operations, { context }: Pick<Deps, "context">): void =>
	api.command({
		name: "ask-unrelated",
		url: "/persons/:id/unrelated",
		access: "cases:write",
		summary: "Ask to suspect a protected person of an offence that is unrelated to what was done to them",
		description:
			"Whether an offence is unrelated, or followed from being trafficked or smuggled, decides whether a victim is prosecuted. So one officer alone does not say it: a second officer confirms within seven days (POST /second-person/{id}/answer), and the same suspicion is then given once (POST /persons/{id}/roles). A prosecutor needs no second officer.",
		tag: "second-person",
		record: "person",
		params: ById,
		body: object({
			offence: text(60),
			ground: text(1_000, "what it rests on, and why it is unrelated; without names"),
		}),
		status: 201,
		answer: SecondPersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) =>
			citingTruly(decideAskUnrelated(found.person.state, body, { id: context.newId(), actor, at }), who, at),
	});
