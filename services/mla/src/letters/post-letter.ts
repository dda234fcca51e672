import type { Actor } from "@seamark/auth";
import type { Signed } from "@seamark/mla-thread";
import type { Decision } from "@seamark/service";
import type { Deps } from "../deps.ts";
import { letterSent } from "../events.ts";
import { insertLetter } from "../store/letters.ts";
import { presentWholeLetter } from "./answer.ts";
import type { Letter } from "./letter.ts";
import { letterRow } from "./letter-row.ts";

/** Signs a letter and sends it. For an agency that signs by itself the text is the answer, and nothing is stored. */
export const postLetter = async (
	{ signing }: Deps,
	said: Pick<Letter, "letter" | "thread" | "kind" | "to" | "answers" | "content">,
	{ actor, at }: { actor: Actor; at: number },
): Promise<Decision> => {
	const agency = actor.agencyId;
	const letter: Letter = {
		format: 1,
		letter: said.letter,
		thread: said.thread,
		kind: said.kind,
		authority: agency,
		to: said.to,
		answers: said.answers,
		at: new Date(at).toISOString(),
		content: said.content,
	};
	const text = JSON.stringify(letter);
	const [signed] = (await signing.sign(actor, agency, [text])) ?? [];
	if (!signed) return { writes: [], events: [], answer: { done: "waits-for-your-signature", text } };
	return sent(letter, signed, { actor, at });
};

/** A letter that is signed is stored, and goes to its receiver. */
export const sent = (letter: Letter, signed: Signed, { actor, at }: { actor: Actor; at: number }): Decision => {
	const { authority: from, thread, to } = letter;
	const row = letterRow(from, letter, signed, at);
	return {
		writes: [{ statement: insertLetter, row }],
		events: [letterSent(actor, { thread, from, to }, letter.kind, row.hash)],
		answer: presentWholeLetter(row),
	};
};
