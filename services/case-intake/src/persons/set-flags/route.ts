import type { Operations } from "@seamark/service";
import Type from "typebox";
import { protectionFlags } from "../../codes/persons.ts";
import { ById, object, oneOf, Version } from "../../schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideSetFlags } from "./decide.ts";

const Flags = Type.Array(oneOf(protectionFlags), { uniqueItems: true, description: "all that hold from now on" });

export const setFlags = (api: Operations): void =>
	api.command({
		name: "set-flags",
		method: "PUT",
		url: "/persons/:id/flags",
		access: "cases:write",
		summary: "Set what prevents a return",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, flags: Flags }),
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, actor, at }) =>
			changePerson(found, decideSetFlags(found.person.state, body), { actor, at }),
	});
