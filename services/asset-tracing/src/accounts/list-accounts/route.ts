import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import Type from "typebox";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { accountsAfter } from "../../store/accounts.ts";
import { findFile } from "../../store/files.ts";
import { Account, accountName } from "../account.ts";

export const listAccounts = (api: Operations): void =>
	api.listing({
		name: "list-accounts",
		url: "/assets/files/:id/accounts",
		access: "assets:read",
		summary: "List the accounts of a tracing file",
		description: "Each under its number within the file. Account numbers and names are sealed, and not shown here.",
		record: "tracing-file",
		action: "consultation",
		params: ById,
		item: Account,
		cursor: Type.String({ pattern: "^[0-9]{1,9}$" }),
		read: ({ params: { id }, asCaller }, { after = "0", limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, id))) return undefined;
				const found = await accountsAfter(tx, id, { after: Number(after), limit: limit + 1 });
				const page = pageOf(found, limit, {
					present: ({ no, ...one }) => ({ account: accountName(no), ...one }),
					idOf: () => id,
					cursorOf: ({ no }) => String(no),
				});
				return { ...page, ids: [id] };
			}),
		missing: noFile,
	});
