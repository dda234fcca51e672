import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { ById } from "../../schema.ts";
import { findPerson } from "../../store/read-persons.ts";
import { Duplicate, howFound } from "../duplicates/answer.ts";
import { duplicatesOf, shownIn } from "../duplicates/search.ts";

export const listDuplicates = (api: Operations, { vault }: Deps): void =>
	api.listing({
		name: "list-duplicates",
		url: "/persons/:id/duplicates",
		access: "cases:read",
		summary: "Find other records of a person",
		description: `${howFound} Nothing is found for somebody who is not identified.`,
		tag: "persons",
		record: "person",
		action: "consultation",
		params: ById,
		item: Duplicate,
		whole: true,
		read: async ({ params: { id }, actor, asCaller }) => {
			const person = await asCaller((tx) => findPerson(tx, id));
			if (!person) return undefined;
			const { identityId } = person;
			const found = identityId ? await duplicatesOf(identityId, { actor, asCaller, vault }) : [];
			const items = found.filter((one) => one.personId !== id);
			return { items, ids: [id], beside: shownIn(items) };
		},
		missing: "PERSON_NOT_FOUND",
	});
