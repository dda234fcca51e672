import type { Operations } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import Type from "typebox";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { balancesAt } from "../../store/ledger.ts";
import { PostingText, showPostings } from "../schema.ts";

export const readBalances = (api: Operations): void =>
	api.reading({
		name: "read-balances",
		url: "/assets/files/:id/balances",
		access: "assets:read",
		summary: "Read the balances of a book, now or after any earlier transaction",
		record: "tracing-file",
		params: ById,
		query: object({
			upTo: Type.Optional(
				Type.String({ pattern: "^[0-9]{1,9}$", description: "place in the book: the balances after this transaction" }),
			),
		}),
		answer: object({
			no: Type.Integer({ description: "place of the last transaction that counts; 0 for an empty book" }),
			balances: Type.Array(PostingText, { description: "of each currency they come to zero" }),
		}),
		read: ({ params, query, asCaller }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				return balancesAt(tx, params.id, query.upTo === undefined ? undefined : Number(query.upTo));
			}),
		missing: noFile,
		present: ({ no, balances }) => ({ no, balances: showPostings(balances) }),
	});
