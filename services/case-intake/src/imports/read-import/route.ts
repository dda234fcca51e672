import type { Operations } from "@seamark/service";
import { ById } from "../../schema.ts";
import { findJob } from "../../store/import-jobs.ts";
import { ImportAnswer, presentImport } from "../import/answer.ts";

export const readImport = (api: Operations): void =>
	api.reading({
		name: "read-import",
		url: "/imports/:id",
		access: "cases:import",
		summary: "Read how far an import is",
		tag: "imports",
		record: "import",
		params: ById,
		answer: ImportAnswer,
		read: ({ params, asCaller }) => asCaller((tx) => findJob(tx, params)),
		missing: { detail: "No such import." },
		present: presentImport,
	});
