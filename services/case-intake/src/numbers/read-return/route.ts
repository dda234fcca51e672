import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { object, oneOf } from "../../schema.ts";
import { findReturn } from "../../store/yearly-returns.ts";
import { ByYear, Edition, sha256Of } from "../yearly-return/answer.ts";
import { returnCsv } from "../yearly-return/canonical.ts";

const Query = object({
	edition: Type.Optional(Edition),
	as: Type.Optional(oneOf(["json", "csv"])),
});

export const readReturn = (api: Operations): void =>
	api.reading({
		name: "read-return",
		url: "/statistics/returns/:year",
		access: "statistics:read",
		load: "bulk",
		summary: "Read a frozen yearly return",
		description: "The bytes as they were frozen, or the same as CSV. The last edition, where none is named.",
		tag: "statistics",
		record: "statistics",
		action: "disclosure",
		params: ByYear,
		query: Query,
		response: {
			200: {
				description: "the return",
				content: { "application/json": { schema: Type.Unknown() }, "text/csv": { schema: Type.String() } },
			},
		},
		read: async ({ params, query: { edition }, asCaller }) => {
			const year = Number(params.year);
			const found = await asCaller((tx) => findReturn(tx, { year, edition: edition ? Number(edition) : undefined }));
			if (found && sha256Of(found.bytes) !== found.frozen.sha256)
				throw new HubError("INTERNAL", {
					cause: new Error(`the frozen return ${year}/${found.frozen.edition} is not what was frozen`),
				});
			return found;
		},
		missing: { detail: "No such return was frozen." },
		asked: ({ params }) => `read-return ${params.year}`,
		present: ({ frozen, bytes }, { query, reply }) => {
			const type = query.as === "csv" ? "text/csv" : "application/json";
			reply.header("etag", `"${frozen.sha256}"`).header("content-type", `${type}; charset=utf-8`);
			// They are the bytes already.
			reply.serializer((body: unknown) => body as string);
			return query.as === "csv" ? returnCsv(bytes.toString()) : bytes.toString();
		},
	});
