import { object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import { partyKinds } from "../loads/formats/owning.ts";

/** Who owns or is owned is known by a number within the file, such as E3. What it is called is sealed. */
export const partyName = (no: number): string => `E${no}`;

export const PartyName = Type.String({
	pattern: "^E[1-9][0-9]{0,8}$",
	description: "somebody who owns or is owned, within the file, such as E3",
	examples: ["E3"],
});
export const numberOfParty = (name: string): number => Number(name.slice(1));

export const Party = object({
	party: PartyName,
	kind: oneOf([...partyKinds]),
	holds: Type.Integer({ description: "statements of what it holds" }),
	held: Type.Integer({ description: "statements of who holds it" }),
});

export const noParty = { detail: "No such party." };
