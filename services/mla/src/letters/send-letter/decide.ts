import type { Fault } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import type { Deps } from "../../deps.ts";
import { faultsOfReceiver } from "../../requests/parties.ts";
import type { LetterRow } from "../../store/letters.ts";
import { faultsOfLetter, type Letter } from "../letter.ts";

/** All that keeps a letter from being sent: its receiver, what it says, and what it answers. */
export const faultsOfSending = (
	{ directory }: Pick<Deps, "directory">,
	{ to, kind, content, answers }: Pick<Letter, "to" | "kind" | "content" | "answers">,
	answered: LetterRow | undefined,
	who: Pick<Principal, "agency" | "country">,
): Fault[] => [
	...faultsOfReceiver(directory.current(), who, to, "letter", "/to"),
	...faultsOfLetter(kind, content, answered && { kind: answered.kind, incoming: answered.receiver === who.agency }),
	...(answers !== null && (!answered || answered.author !== to)
		? [{ at: "/answers", message: "is no letter of that authority to you" }]
		: []),
];
