import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, Id, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { findProperty } from "../../store/property.ts";
import { inWords } from "./in-words.ts";

export const reportProperty = (api: Operations, { context, others }: Deps): void =>
	api.command({
		name: "report-property",
		url: "/assets/files/:id/reports",
		access: "assets:restrain",
		summary: "Report what was traced or frozen into the request for assistance",
		description:
			"For a file that a request for assistance opened. It becomes an answer in part, which an officer of the authority signs in the request; until then nothing leaves.",
		record: "tracing-file",
		params: ById,
		body: object({ property: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) }),
		status: 201,
		answer: object({ request: Id, act: { ...Id, description: "what waits for a signature in the request" } }),
		reachesOut: true,
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const file = await findFile(tx, params.id);
				return file && { file, property: await findProperty(tx, file.id, body.property) };
			}, "restrain"),
		versionOf: ({ file }) => file.version,
		missing: noFile,
		handle: async ({ body, actor, at, found: { file, property } }) => {
			const request = file.basis.kind === "mla-request" ? file.basis.id : null;
			if (request === null) return refuse("REFUSED", [], "The file was not opened for a request for assistance.");
			if (property.length < body.property.length)
				return refuse("REFUSED", [{ at: "/property", message: "names property that is not in the file" }]);
			const items = property.map((one) => ({ says: inWords(one, at) }));
			const act = await others.reportTrace(actor, request, items, context.newId());
			return {
				writes: [],
				events: property.map(({ id, version }) =>
					recordChanged({ actor, record: "tracing-property", recordId: id, change: "changed", version: version + 1 }),
				),
				answer: { request, act },
			};
		},
	});
