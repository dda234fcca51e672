import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import Type from "typebox";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { partiesAfter } from "../../store/owners.ts";
import { Party, partyName } from "../party.ts";

export const listParties = (api: Operations): void =>
	api.listing({
		name: "list-parties",
		url: "/assets/files/:id/parties",
		access: "assets:read",
		summary: "List who owns and is owned, by numbers within the file",
		record: "tracing-file",
		action: "consultation",
		params: ById,
		item: Party,
		usual: 100,
		cursor: Type.String({ pattern: "^[0-9]{1,9}$" }),
		read: ({ params, asCaller }, { after = "0", limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				const rows = await partiesAfter(tx, params.id, { after: Number(after), limit: limit + 1 });
				const page = pageOf(rows, limit, {
					present: ({ no, ...rest }) => ({ party: partyName(no), ...rest }),
					idOf: () => params.id,
					cursorOf: ({ no }) => String(no),
				});
				return { ...page, ids: [params.id] };
			}),
		missing: noFile,
	});
