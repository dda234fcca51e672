import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { askSecondPerson } from "../../second-person/ask-second-person.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { losesIdentity } from "../person/replacing-identity.ts";

/** A request to write another identity over the one of a person. */
export const decideAskToReplace = (
	person: StoredPerson,
	reason: string,
	by: { id: string; actor: Actor; at: number },
): Decision =>
	losesIdentity(person, by)
		? askSecondPerson({ deed: "replaceIdentity", subjectKind: "person", subject: person.state.id, reason }, by)
		: refuse("REFUSED", [], "Nothing that somebody else wrote down is lost: this needs no second officer.");
