import type { Operations } from "@seamark/service";
import Type from "typebox";
import { listJobs } from "../../store/import-jobs.ts";
import { ImportAnswer, presentImport, Sha256 } from "../import/answer.ts";

export const listImports = (api: Operations): void =>
	api.listing({
		name: "list-imports",
		url: "/imports",
		access: "cases:import",
		summary: "List imports",
		description: "The agency's latest 100 imports, newest first; those of one file where its SHA-256 is given.",
		tag: "imports",
		record: "import",
		action: "consultation",
		criteria: { sha256: Type.Optional(Sha256) },
		item: ImportAnswer,
		whole: true,
		read: async ({ query, asCaller }) => {
			const jobs = await asCaller((tx) => listJobs(tx, query.sha256));
			return { items: jobs.map(presentImport), ids: jobs.map(({ id }) => id) };
		},
	});
