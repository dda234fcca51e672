import { HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object, oneOf } from "../../schema.ts";
import { type Chosen, countChosen } from "../../store/exported.ts";
import { chosenBy, sendRecords } from "./handle.ts";
import { countWithheld } from "./read.ts";

const Query = object({
	case: Type.Optional({ ...Id, description: "the persons of this case" }),
	import: Type.Optional({ ...Id, description: "the persons of this import" }),
	as: Type.Optional(oneOf(["csv", "json"])),
});

/** An import is for those who import: they alone are told of it. */
const checkScope = (chosen: Chosen, { scopes }: Principal): void => {
	if ("import" in chosen && !scopes.includes("cases:import"))
		throw new HubError("FORBIDDEN", {
			detail: "The persons of an import need the scope cases:import, which this token does not carry.",
		});
};

export const exportHtcds = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "export-htcds",
		url: "/htcds",
		access: "cases:read",
		load: "bulk",
		summary: "Export persons as HTCDS",
		description:
			"One record for each person of a case, or of an import with the scope cases:import too, in the fields of the Human Trafficking Case Data Standard 2.0: the export is recorded with its purpose before it begins. With the identities of those whom your purpose fits; of victims and others whom a second officer protects, when one has confirmed it for the case or import (POST /openings). The others leave without name, birth, numbers and contacts: the header Seamark-Without-Identity says how many they are. Cells that a spreadsheet would run begin with an apostrophe, which the import takes off again.",
		tag: "imports",
		record: "case",
		recordOf: ({ query }) => (query.case === undefined ? "import" : "case"),
		action: "export",
		query: Query,
		response: {
			200: {
				description: "the records",
				content: {
					"text/csv": { schema: Type.String() },
					"application/json": { schema: Type.Array(Type.Record(Type.String(), Type.Unknown())) },
				},
			},
		},
		read: async ({ query, asCaller, who, actor }) => {
			const chosen = chosenBy(query);
			checkScope(chosen, who);
			if ((await asCaller((tx) => countChosen(tx, chosen))) === 0) return undefined;
			return { chosen, withheld: await countWithheld(deps, { who, actor, chosen }) };
		},
		missing: { detail: "There are no such persons." },
		ids: (_found, { query }) => [query.case ?? query.import ?? ""],
		present: (found, input) => sendRecords(deps, found, input.query.as ?? "csv", input),
	});
