import type { Operations } from "@seamark/service";
import { Id, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { openFileKey } from "../../sealing/file-keys.ts";
import { findAccount } from "../../store/accounts.ts";
import { findFileKey } from "../../store/files.ts";
import { AccountName, noAccount, numberOf } from "../account.ts";
import { inLatin, Latin } from "../latin.ts";

export const revealAccount = (api: Operations, { keys }: Deps): void =>
	api.reading({
		name: "reveal-account",
		url: "/assets/files/:id/accounts/:account/holder",
		access: "assets:reveal",
		passkeyAgain: true,
		summary: "Open the number of an account and the names of its holders",
		description:
			"For the unit that leads the file. Each opening is on record. A holder may be a victim: the account of a victim looks like that of a courier.",
		record: "tracing-file",
		params: object({ id: Id, account: AccountName }),
		answer: object({ account: AccountName, number: Type.String(), names: Type.Array(Type.String()), latin: Latin }),
		asked: ({ params }) => `reveal-account ${params.account}`,
		read: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const wrapped = await findFileKey(tx, params.id);
				const stored = await findAccount(tx, params.id, numberOf(params.account));
				return wrapped && stored && { wrapped, stored };
			}, "reveal"),
		missing: noAccount,
		present: ({ wrapped, stored }, { params }) => {
			const holder = openFileKey(keys, params.id, wrapped).open(stored.no, stored.sealed);
			return { account: params.account, ...holder, latin: inLatin(holder.names) };
		},
	});
