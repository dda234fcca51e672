import { type Operations, refuse } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { bookOrPrepare } from "../booking.ts";
import { readBook } from "../read-book.ts";
import { BookedOrWaiting, isPayment, Postings, readPostings, Source } from "../schema.ts";

export const bookTransaction = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "book-transaction",
		url: "/assets/files/:id/transactions",
		access: "assets:book",
		summary: "Book a transaction",
		description:
			"Double entry: the postings of each currency come to zero. What leaves as much in custody is booked at once. What releases value waits for a second officer. What was wrong is reversed, and never changed.",
		record: "tracing-file",
		params: ById,
		body: object({ source: Source, postings: Postings }),
		status: 201,
		answer: BookedOrWaiting,
		find: ({ params, body, asCaller, at }) =>
			asCaller(async (tx) => {
				const file = await findFile(tx, params.id);
				return file && readBook(tx, file.id, body, at);
			}, "book"),
		missing: noFile,
		handle: ({ body, actor, at, found }) => {
			const { postings, faults } = readPostings(body.postings);
			const payments = body.postings.flatMap(({ account }, n) =>
				isPayment(account)
					? [{ at: `/postings/${n}/account`, message: "is for payments to those who are owed: make a distribution" }]
					: [],
			);
			if (faults.length + payments.length > 0) return refuse("REFUSED", [...faults, ...payments]);
			return bookOrPrepare(found, { source: body.source.trim(), postings }, { actor, at, id: context.newId() });
		},
	});
