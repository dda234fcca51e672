import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import { ById, object } from "../../schema.ts";
import { findJob, listRefusals } from "../../store/import-jobs.ts";
import { byRow } from "./by-row.ts";

const RefusedRow = object({
	row: Type.Integer({ description: "line of a CSV file, or place of the record in a JSON file, from 1" }),
	faults: Type.Array(
		object({
			column: Type.String({ description: "empty for what holds for the whole row" }),
			reason: Type.String(),
		}),
	),
});

export const listRefusedRows = (api: Operations): void =>
	api.listing({
		name: "list-refused-rows",
		url: "/imports/:id/refusals",
		access: "cases:import",
		summary: "List the rows that an import refused",
		description: "With every reason, in the order of the file. Values are not repeated, since they may name somebody.",
		tag: "imports",
		record: "import",
		action: "consultation",
		params: ById,
		item: RefusedRow,
		usual: 500,
		cursor: Type.String({ pattern: "^[0-9]{1,9}$" }),
		read: ({ params: { id }, asCaller }, { after = "0", limit }) =>
			asCaller(async (tx) => {
				if (!(await findJob(tx, { id }))) return undefined;
				const rows = byRow(await listRefusals(tx, id, Number(after), limit + 1));
				const page = pageOf(rows, limit, { present: (row) => row, idOf: () => id, cursorOf: ({ row }) => String(row) });
				return { ...page, ids: [id] };
			}),
		missing: { detail: "No such import." },
	});
