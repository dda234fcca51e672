import type { Operations } from "@seamark/service";
import { object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findTransaction } from "../../store/ledger.ts";
import { readBook } from "../read-book.ts";
import { BookedOrWaiting, noTransaction, Source, TransactionPath } from "../schema.ts";
import { decideReverseTransaction } from "./decide.ts";

export const reverseTransaction = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "reverse-transaction",
		url: "/assets/files/:id/transactions/:transaction/reversal",
		access: "assets:book",
		summary: "Reverse a transaction, whole and once",
		description:
			"A transaction that is reversed already answers with its reversal. What is reversed wrongly is booked again. Where less would be in custody, the reversal waits for a second officer.",
		record: "tracing-file",
		params: TransactionPath,
		body: object({ source: Source }),
		status: 201,
		answer: BookedOrWaiting,
		mayBeThere: true,
		find: ({ params: { id, transaction }, asCaller, at }) =>
			asCaller(async (tx) => {
				const before = await findTransaction(tx, id, transaction);
				return before && { ...(await readBook(tx, id, { ...before, reverses: transaction }, at)), before };
			}, "book"),
		missing: noTransaction,
		handle: ({ body, actor, at, found }) =>
			decideReverseTransaction(found, body.source.trim(), { actor, at, id: context.newId() }),
	});
