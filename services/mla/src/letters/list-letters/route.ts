import { type Operations, pageOf } from "@seamark/service";
import { Id } from "@seamark/service/schema";
import Type from "typebox";
import { type LetterCriteria, lettersAfter } from "../../store/letters.ts";
import { LetterItem, LetterKindSchema, presentLetter } from "../answer.ts";

export const listLetters = (api: Operations): void =>
	api.listing({
		name: "list-letters",
		url: "/mla/letters",
		access: "mla:inform",
		summary: "List the letters that your agency wrote and got",
		description: "Newest first.",
		record: "mla-letter",
		item: LetterItem,
		criteria: { thread: Type.Optional(Id), kind: Type.Optional(LetterKindSchema) },
		read: async ({ query, asCaller }, { after, limit }) =>
			pageOf(await asCaller((tx) => lettersAfter(tx, query as LetterCriteria, { after, limit: limit + 1 })), limit, {
				present: presentLetter,
				idOf: ({ id }) => id,
			}),
	});
