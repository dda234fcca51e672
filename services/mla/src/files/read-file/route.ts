import { offsetOf } from "@seamark/files";
import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findFile } from "../../store/files.ts";
import { FileAnswer, presentFile } from "../answer.ts";

export const readFile = (api: Operations, { desk }: Deps): void =>
	api.reading({
		name: "read-file",
		url: "/mla/files/:id",
		access: "mla:read",
		alsoHead: true,
		summary: "What a file of a request is, and how far it has come",
		description:
			"While it is being sent, the headers say where it is, as tus 1.0 has them; HEAD answers the headers alone.",
		record: "mla-file",
		params: ById,
		answer: FileAnswer,
		read: ({ params, asCaller }) => asCaller((tx) => findFile(tx, params.id)),
		missing: { detail: "No such file." },
		present: async (row, { reply }) => {
			if (row.state === "coming" && desk)
				reply.headers(offsetOf(await desk.uploadsOf(row.agency).find(row.storedAs)).headers);
			return presentFile(row);
		},
	});
