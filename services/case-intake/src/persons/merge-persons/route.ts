import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, Id, object, text, Version } from "../../schema.ts";
import { Merging } from "../merge/answer.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideMergePersons } from "./decide.ts";

const Score = Type.Number({ minimum: 0, maximum: 1, description: "what the search said" });
const Body = object({
	mergedId: Id,
	expectedVersion: Version,
	mergedVersion: Version,
	reason: text(2_000),
	score: Type.Optional(Score),
});

export const mergePersons = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "merge-persons",
		url: "/persons/:id/merges",
		access: "cases:write",
		summary: "Merge two records of one person",
		description:
			"The record of the address is kept; the other points to it and is no longer listed or counted. The kept one takes over every protection. Refused where it would settle by the way what somebody must decide: a suspect with a victim, ages that exclude each other, an assessment that would be lost. Can be undone.",
		tag: "persons",
		record: "person",
		params: ById,
		body: Body,
		status: 201,
		answer: Merging,
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const kept = await findChangeablePerson(tx, params.id);
				const merged = kept && (await findChangeablePerson(tx, body.mergedId));
				return merged && { kept: kept.person, merged: merged.person, version: kept.version };
			}),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, actor, at }) => decideMergePersons(found, body, { actor, id: context.newId(), at }),
	});
