import { type Operations, recordsAccessed, refuse } from "@seamark/service";
import { ById, object, orNull, text } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { foldNumber, openFileKey } from "../../sealing/file-keys.ts";
import { findAccounts } from "../../store/accounts.ts";
import { findFileKey } from "../../store/files.ts";
import { AccountName, accountName } from "../account.ts";

/** A number goes in the body: addresses are logged. */
export const findAccount = (api: Operations, { keys }: Deps): void =>
	api.command({
		name: "find-account",
		url: "/assets/files/:id/account-search",
		access: "assets:reveal",
		summary: "Find an account of a tracing file by its number",
		record: "tracing-file",
		params: ById,
		body: object({ number: text(100, "as a statement has it; blanks and hyphens do not matter") }),
		answer: object({ account: orNull(AccountName) }),
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const wrapped = await findFileKey(tx, params.id);
				if (!wrapped) return undefined;
				const blind = openFileKey(keys, params.id, wrapped).blind(foldNumber(body.number));
				return { no: (await findAccounts(tx, params.id, [blind])).get(blind.toString("hex")) };
			}, "reveal"),
		missing: noFile,
		handle: ({ params, body, actor, found: { no } }) => {
			if (foldNumber(body.number) === "") return refuse("REFUSED", [{ at: "/number", message: "says nothing" }]);
			const read = { actor, action: "consultation", record: "tracing-file", ids: [params.id] } as const;
			return {
				writes: [],
				events: [recordsAccessed({ ...read, query: "find-account", found: no !== undefined })],
				answer: { account: no === undefined ? null : accountName(no) },
			};
		},
	});
