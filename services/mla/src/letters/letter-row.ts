import { hashOf, type Signed } from "@seamark/mla-thread";
import type { LetterRow } from "../store/letters.ts";
import type { Letter } from "./letter.ts";

/** A letter as the side `agency` keeps it. */
export const letterRow = (agency: string, letter: Letter, signed: Signed, now: number): LetterRow => ({
	id: letter.letter,
	agency,
	thread: letter.thread,
	kind: letter.kind,
	author: letter.authority,
	receiver: letter.to,
	answers: letter.answers,
	hash: hashOf(signed.bytes),
	bytes: signed.bytes,
	signature: signed.signature,
	sentAt: letter.at,
	knownAt: new Date(now).toISOString(),
});
