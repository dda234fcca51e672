import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { askSecondPerson } from "../../second-person/ask-second-person.ts";
import type { ErasureReason } from "../erasure.ts";

export type AskToErase = { of: { kind: "person" | "case"; id: string }; reason: ErasureReason; words: string };

const deedOf = { person: "eraseIdentity", case: "eraseCase" } as const;

/** A request to erase who a person is, or the persons of a case, with the reason that is shown afterwards. */
export const decideAskToErase = (
	{ of, reason, words }: AskToErase,
	{ isErased, ...by }: { id: string; actor: Actor; at: number; isErased: boolean },
): Decision => {
	if (isErased)
		return refuse(
			"CONFLICT",
			[],
			`Who ${of.kind === "person" ? "this person is" : "is in this case"} was erased before.`,
		);
	return askSecondPerson(
		{ deed: deedOf[of.kind], subjectKind: of.kind, subject: of.id, about: reason, reason: words },
		by,
	);
};
