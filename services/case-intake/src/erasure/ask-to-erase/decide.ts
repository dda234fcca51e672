import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { secondPersonAsked } from "../../events.ts";
import { presentSecondPerson } from "../../second-person/present.ts";
import { ask } from "../../second-person/second-person.ts";
import { insertSecondPerson, toSecondPersonRow } from "../../store/second-persons.ts";
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
	const asked = ask({ deed: deedOf[of.kind], subjectKind: of.kind, subject: of.id, about: reason, reason: words }, by);
	if ("refused" in asked) return asked;
	const { request } = asked;
	return {
		writes: [{ statement: insertSecondPerson, row: toSecondPersonRow(request) }],
		events: [secondPersonAsked(request, by.actor)],
		answer: presentSecondPerson(request, by.at),
	};
};
