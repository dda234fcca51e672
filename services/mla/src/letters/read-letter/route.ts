import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { findLetter } from "../../store/letters.ts";
import { LetterAnswer, presentWholeLetter } from "../answer.ts";

export const readLetter = (api: Operations): void =>
	api.reading({
		name: "read-letter",
		url: "/mla/letters/:id",
		access: "mla:inform",
		summary: "Read a letter",
		record: "mla-letter",
		params: ById,
		answer: LetterAnswer,
		read: ({ params, asCaller }) => asCaller((tx) => findLetter(tx, params.id)),
		missing: { detail: "No such letter." },
		present: presentWholeLetter,
	});
