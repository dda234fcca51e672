import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { CustodyItem, presentEntry } from "../custody-answer.ts";
import { findCustody } from "../find-custody.ts";

export const listCustody = (api: Operations): void =>
	api.listing({
		name: "list-custody",
		url: "/mla/files/:id/custody",
		access: "mla:read",
		summary: "Read the chain of custody of a file: who has had it, since when and where",
		record: "mla-file",
		params: ById,
		whole: true,
		item: CustodyItem,
		read: async ({ params, asCaller }) => {
			const found = await asCaller((tx) => findCustody(tx, params.id));
			if (!found) return undefined;
			const { entries } = found;
			return {
				...pageOf(entries, entries.length + 1, { present: presentEntry, idOf: () => params.id }),
				ids: [params.id],
			};
		},
		missing: { detail: "No such file." },
	});
