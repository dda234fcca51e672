import { type Operations, pageOf } from "@seamark/service";
import { object } from "@seamark/service/schema";
import Type from "typebox";
import { findLoad, type Refusal, listRefusals as readRefusals } from "../../store/loads.ts";
import { LoadPath, noLoad } from "../load.ts";

const RefusedLine = object({
	line: Type.Integer({ description: "line of the file, from 1" }),
	faults: Type.Array(
		object({
			column: Type.String({ description: "empty for what holds for the whole line" }),
			reason: Type.String(),
		}),
	),
});

const byLine = (refusals: readonly Refusal[]) =>
	[...Map.groupBy(refusals, ({ line }) => line)].map(([line, some]) => ({
		line,
		faults: some.map(({ column, reason }) => ({ column, reason })),
	}));

export const listRefusals = (api: Operations): void =>
	api.listing({
		name: "list-refused-lines",
		url: "/assets/files/:id/loads/:load/refusals",
		access: "assets:read",
		summary: "List the lines that a load refused",
		description: "With every reason, in the order of the file. Values are not repeated, since they may name somebody.",
		record: "tracing-file",
		action: "consultation",
		params: LoadPath,
		item: RefusedLine,
		usual: 500,
		cursor: Type.String({ pattern: "^[0-9]{1,9}$" }),
		read: ({ params: { id, load }, asCaller }, { after = "0", limit }) =>
			asCaller(async (tx) => {
				if (!(await findLoad(tx, id, { id: load }))) return undefined;
				const lines = byLine(await readRefusals(tx, load, Number(after), limit + 1));
				const page = pageOf(lines, limit, {
					present: (one) => one,
					idOf: () => id,
					cursorOf: ({ line }) => String(line),
				});
				return { ...page, ids: [id, load] };
			}),
		missing: noLoad,
	});
