import { letter } from "@seamark/letters";
import type { Operations } from "@seamark/service";
import { ById, fileOf, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { findThread } from "../find-thread.ts";
import { requestLetter } from "./document.ts";

export const readRequestLetter = (api: Operations, { context, directory, treaties }: Deps): void =>
	api.reading({
		name: "read-request-letter",
		url: "/mla/requests/:id/letter",
		access: "mla:read",
		load: "bulk",
		summary: "Read a request as a letter, for those who read paper",
		description:
			"An accessible PDF (PDF/UA-1) in the order of UNTOC 18(15). The signed statement is what counts; the letter names its hash. Persons are named by their ids.",
		record: "mla-request",
		action: "export",
		params: ById,
		query: object({
			language: Type.Optional(
				Type.String({ pattern: "^[a-z]{2}$", description: "of the headings; English when left out" }),
			),
		}),
		response: {
			200: { description: "the letter", content: { "application/pdf": { schema: fileOf("PDF") } } },
		},
		asked: ({ query }) => `read-request-letter ${query.language ?? "en"}`,
		read: ({ params, asCallerAtOnce }) => asCallerAtOnce((tx) => findThread(tx, params.id)),
		missing: { detail: "No such request." },
		present: async ({ row, chains }, { query, reply }) => {
			const today = new Date(context.now()).toISOString().slice(0, 10);
			const document = requestLetter(row, chains, {
				language: query.language ?? "en",
				directory: directory.current(),
				register: treaties.register,
				today,
			});
			reply.header("content-disposition", `attachment; filename="request-${row.id}.pdf"`);
			reply.type("application/pdf");
			return Buffer.from(await letter(document));
		},
	});
