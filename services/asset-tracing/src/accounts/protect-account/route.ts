import { type Operations, recordChanged } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import Type from "typebox";
import { findAccount } from "../../store/accounts.ts";
import { setProtected } from "../../store/lookups.ts";
import { AccountName, noAccount, numberOf } from "../account.ts";

export const protectAccount = (api: Operations): void =>
	api.command({
		name: "protect-account",
		url: "/assets/files/:id/account-protection",
		access: "assets:reveal",
		summary: "Protect an account: look-ups of others do not find it",
		description:
			"For the accounts of victims and witnesses. It, and the name of whose it is, answers as what is not there, from then on and at every instance.",
		record: "tracing-file",
		params: ById,
		body: object({ account: AccountName, protected: Type.Boolean() }),
		answer: object({ account: AccountName, protected: Type.Boolean() }),
		find: ({ params, body, asCaller }) =>
			asCaller((tx) => findAccount(tx, params.id, numberOf(body.account)), "reveal"),
		missing: noAccount,
		handle: ({ params, body, actor }) => ({
			writes: [
				{ statement: setProtected, row: { file: params.id, no: numberOf(body.account), protected: body.protected } },
			],
			events: [recordChanged({ actor, record: "tracing-account", recordId: params.id, change: "changed", version: 1 })],
			answer: { account: body.account, protected: body.protected },
		}),
	});
