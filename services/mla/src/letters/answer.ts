import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { LetterRow } from "../store/letters.ts";
import { LetterContent, letterKindNames, readLetter } from "./letter.ts";

export const LetterKindSchema = oneOf(letterKindNames);

const listed = {
	id: Id,
	thread: Id,
	kind: LetterKindSchema,
	author: Id,
	receiver: Id,
	answers: orNull(Type.String()),
	hash: Type.String({ description: "SHA-256 of its text, in hex" }),
	/** For leads and never as evidence, until it is asked for formally. */
	intelligenceOnly: Type.Boolean(),
	sentAt: Moment,
};
export const LetterItem = object(listed);
export const LetterAnswer = object({ ...listed, content: LetterContent });

/** A letter that was sent, or the text of one that waits for a signature which the agency makes itself. */
export const LetterMade = Type.Union([
	LetterAnswer,
	object({
		done: oneOf(["waits-for-your-signature"]),
		text: Type.String({
			description: "to be signed as it is, with the agency's statement key, and placed by `place-letter`",
		}),
	}),
]);

const intelligence: readonly string[] = ["informal-request", "informal-answer", "spontaneous-information"];

export const presentLetter = (row: LetterRow) => ({
	id: row.id,
	thread: row.thread,
	kind: row.kind,
	author: row.author,
	receiver: row.receiver,
	answers: row.answers,
	hash: row.hash,
	intelligenceOnly: intelligence.includes(row.kind),
	sentAt: row.sentAt,
});

export const presentWholeLetter = (row: LetterRow) => ({
	...presentLetter(row),
	content: readLetter(row.bytes)?.content ?? {},
});
