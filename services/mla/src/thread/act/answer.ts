import type { Known } from "@seamark/mla-thread";
import { Id, Moment, object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import { presentWhole } from "../../requests/present.ts";
import { Kind, Side, WholeRequest } from "../../requests/schema.ts";
import type { Thread } from "../make.ts";

/** What became of an act: the statement is made, or it waits for a second person, or for a signature that the agency makes itself. */
export const ActAnswer = object({
	done: oneOf(["made", "waits-for-second-person", "waits-for-your-signature"]),
	statement: Type.Optional(object({ hash: Type.String(), kind: Kind, by: Side, number: Type.Integer(), at: Moment })),
	act: Type.Optional(Id),
	text: Type.Optional(Type.String({ description: "to be signed as it is, with the agency's statement key" })),
	request: WholeRequest,
});

export const made = ({ row, chains }: Thread, known: Pick<Known, "statement" | "hash">, now: number) => ({
	done: "made",
	statement: {
		hash: known.hash,
		kind: known.statement.kind,
		by: known.statement.by,
		number: known.statement.number,
		at: known.statement.at,
	},
	request: presentWhole(row, chains, now),
});

export const waitsForSecond = ({ row, chains }: Thread, act: string, now: number) => ({
	done: "waits-for-second-person",
	act,
	request: presentWhole(row, chains, now),
});

export const waitsForSignature = ({ row, chains }: Thread, text: string, now: number) => ({
	done: "waits-for-your-signature",
	text,
	request: presentWhole(row, chains, now),
});
