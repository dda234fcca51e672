import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { Deps } from "../deps.ts";
import { letterSent } from "../events.ts";
import { insertLetter } from "../store/letters.ts";
import { presentWholeLetter } from "./answer.ts";
import type { Letter } from "./letter.ts";
import { letterRow } from "./letter-row.ts";

/** Signs a letter and sends it. */
export const postLetter = async (
	{ signing }: Deps,
	said: Pick<Letter, "letter" | "thread" | "kind" | "to" | "answers" | "content">,
	{ actor, at }: { actor: Actor; at: number },
): Promise<Decision> => {
	const agency = actor.agencyId;
	if ((await signing.keysOf(agency)).sovereign)
		return refuse("REFUSED", [
			{ at: "", message: "your agency signs with keys of its own; the hub cannot sign letters for it yet" },
		]);
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
	const [signed] = await signing.sign(actor, agency, [JSON.stringify(letter)]);
	if (!signed) throw new Error("The identity service signed less than it was asked to.");
	const row = letterRow(agency, letter, signed, at);
	return {
		writes: [{ statement: insertLetter, row }],
		events: [letterSent(actor, { thread: letter.thread, from: agency, to: letter.to }, letter.kind, row.hash)],
		answer: presentWholeLetter(row),
	};
};
