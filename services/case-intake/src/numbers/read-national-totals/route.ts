import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { object } from "../../schema.ts";
import { releasesOfYear } from "../../store/national-totals.ts";
import { forTheOffice } from "../national-totals/for-the-office.ts";
import { ByYear, Edition, sha256Of } from "../yearly-return/answer.ts";

export const readNationalTotals = (api: Operations): void =>
	api.reading({
		name: "read-national-totals",
		url: "/statistics/national/:year",
		access: "statistics:national",
		load: "bulk",
		summary: "Read the released totals of your country",
		description: "The bytes as they were released. The last edition, where none is named.",
		tag: "statistics",
		record: "statistics",
		action: "disclosure",
		params: ByYear,
		query: object({ edition: Type.Optional(Edition) }),
		response: {
			200: { description: "the totals", content: { "application/json": { schema: Type.Unknown() } } },
		},
		read: async ({ params, query: { edition }, asCaller, who, at }) => {
			forTheOffice(who, at);
			const all = await asCaller((tx) => releasesOfYear(tx, Number(params.year)));
			const found = edition ? all.find(({ released }) => released.edition === Number(edition)) : all[0];
			if (found && sha256Of(found.bytes) !== found.released.sha256)
				throw new HubError("INTERNAL", { cause: new Error(`the release ${params.year} is not what was released`) });
			return found;
		},
		missing: { detail: "Nothing was released of this year." },
		asked: ({ params }) => `read-national-totals ${params.year}`,
		present: ({ released, bytes }, { reply }) => {
			reply.header("etag", `"${released.sha256}"`).header("content-type", "application/json; charset=utf-8");
			// They are the bytes already.
			reply.serializer((body: unknown) => body as string);
			return bytes.toString();
		},
	});
