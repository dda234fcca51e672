import type { Decision } from "@seamark/service";
import { secondPersonAsked } from "../events.ts";
import { insertSecondPerson, toSecondPersonRow } from "../store/second-persons.ts";
import { presentSecondPerson } from "./present.ts";
import { ask } from "./second-person.ts";

/** Asks for a second officer, where the rules of the deed let the actor ask. Every deed is asked for in this way. */
export const askSecondPerson = (...[asked, by]: Parameters<typeof ask>): Decision => {
	const made = ask(asked, by);
	if ("refused" in made) return made;
	const { request } = made;
	return {
		writes: [{ statement: insertSecondPerson, row: toSecondPersonRow(request) }],
		events: [secondPersonAsked(request, by.actor)],
		answer: presentSecondPerson(request, by.at),
	};
};
