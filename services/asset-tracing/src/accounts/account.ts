import { Moment, object, orNull } from "@seamark/service/schema";
import Type from "typebox";

/** Accounts are known by their number within the file, such as A17. Whose they are is sealed. */
export const accountName = (no: number): string => `A${no}`;

export const AccountName = Type.String({
	pattern: "^A[1-9][0-9]{0,8}$",
	description: "an account within the file, such as A17",
	examples: ["A17"],
});
export const numberOf = (name: string): number => Number(name.slice(1));

export const Account = object({
	account: AccountName,
	paidIn: Type.Integer({ description: "lines by which money came in" }),
	paidOut: Type.Integer({ description: "lines by which money went out" }),
	first: orNull(Moment),
	last: orNull(Moment),
});

export const noAccount = { detail: "No such account." };
