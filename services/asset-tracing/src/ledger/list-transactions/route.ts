import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import Type from "typebox";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { transactionsAfter } from "../../store/ledger.ts";
import { presentTransaction } from "../booking.ts";
import { Booked } from "../schema.ts";

export const listTransactions = (api: Operations): void =>
	api.listing({
		name: "list-transactions",
		url: "/assets/files/:id/transactions",
		access: "assets:read",
		summary: "List the transactions of a book",
		description: "In the order in which they were booked.",
		record: "tracing-transaction",
		of: "tracing-file",
		params: ById,
		item: Booked,
		cursor: Type.String({ pattern: "^[0-9]{1,9}$" }),
		read: ({ params, asCaller }, { after = "0", limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				return pageOf(await transactionsAfter(tx, params.id, { after: Number(after), limit: limit + 1 }), limit, {
					present: presentTransaction,
					idOf: ({ id }) => id,
					cursorOf: ({ no }) => String(no),
				});
			}),
		missing: noFile,
	});
