import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { ById } from "../../schema.ts";
import { findPerson } from "../../store/read-persons.ts";
import { Duplicate, howFound } from "../duplicates/answer.ts";
import { duplicatesOf, shownIn } from "../duplicates/search.ts";
import { begin, openerOf, recordOf } from "../opening/open.ts";

export const listDuplicates = (api: Operations, { context, vault }: Deps): void =>
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
		read: async ({ params: { id }, actor, at, asCaller }) => {
			const asked = await asCaller(async (tx) => {
				const person = await findPerson(tx, id);
				return person && { person, open: (await openerOf(tx, { actor, at }))(recordOf(person.state)) };
			});
			if (!asked) return undefined;
			const { identityId } = asked.person;
			const open = asked.open !== undefined;
			if (asked.open) await begin(context, asked.open, { actor, at });
			const found = identityId ? await duplicatesOf(identityId, { actor, at, open, asCaller, vault, context }) : [];
			const items = found.filter((one) => one.personId !== id);
			return { items, ids: [id], beside: shownIn(items) };
		},
		missing: "PERSON_NOT_FOUND",
	});
