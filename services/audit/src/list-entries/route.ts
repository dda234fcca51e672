import { HubError } from "@seamark/errors";
import { cursorSeal } from "@seamark/http";
import { type Operations, type Page, pageOf, type ServiceContext } from "@seamark/service";
import Type from "typebox";
import { actions } from "../record-events/classify.ts";
import { Cursor, Moment, oneOf } from "../schema.ts";
import { allEntries, entriesOf } from "../store/entries.ts";
import { Entry, toEntry } from "./entry.ts";

const anyAction = actions.join("|");
const criteria = {
	of: Type.Optional(oneOf(["own", "all"], { description: "all needs the scope audit:verify" })),
	action: Type.Optional(
		Type.String({
			pattern: `^(${anyAction})(,(${anyAction})){0,9}$`,
			description: `comma-separated: ${actions.join(", ")}`,
		}),
	),
	from: Type.Optional(Moment),
	until: Type.Optional(Moment),
};

export const listEntries = (api: Operations, { pool, hubKey }: ServiceContext): void =>
	api.listing({
		name: "list-entries",
		url: "/audit/entries",
		access: "audit:read",
		summary: "What your agency did, and what was done to its records",
		description: "Newest first; who, when and what kind of record, never content.",
		record: "audit-entry",
		action: "consultation",
		item: Entry,
		cursor: Cursor,
		criteria,
		read: async ({ query: { of = "own", action, from, until }, who }, { after, limit }): Promise<Page> => {
			if (of === "all" && !who.scopes.includes("audit:verify"))
				throw new HubError("FORBIDDEN", {
					detail: "Reading everybody's entries needs the scope audit:verify, which this token does not carry.",
				});
			const seal = cursorSeal(hubKey, `audit entries ${who.agency} ${of}`);
			const before = after === undefined ? Number.POSITIVE_INFINITY : seal.open(after);
			const filter = { actions: action?.split(",") ?? [], from, until };
			const rows =
				of === "all"
					? await allEntries(pool, filter, before, limit + 1)
					: await entriesOf(pool, who.agency, filter, before, limit + 1);
			const page = pageOf(rows, limit, {
				present: toEntry,
				idOf: ({ eventId }) => eventId,
				cursorOf: ({ seq }) => seal.seal(seq),
			});
			// Entries that name the entries that were read would grow without an end.
			return { ...page, ids: [] };
		},
	});
