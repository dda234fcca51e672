import type { DirectorySource } from "@seamark/auth";
import { cursorSeal } from "@seamark/http";
import type { Operations, ServiceContext } from "@seamark/service";
import { ById, Cursor } from "../schema.ts";
import { readersOfAlert } from "./handle.ts";
import { Reader } from "./schema.ts";

export const listReaders = (api: Operations, { pool, hubKey }: ServiceContext, directory: DirectorySource): void =>
	api.listing({
		name: "list-readers",
		url: "/audit/alerts/:id/readers",
		access: "audit:read",
		summary: "Who has had an alert of your agency",
		description:
			"Every reading, page, export and live delivery, oldest first. Only the agency that raised the alert is answered.",
		record: "alert-readers",
		action: "consultation",
		params: ById,
		item: Reader,
		cursor: Cursor,
		read: ({ params: { id }, who: { agency } }, { after, limit }) =>
			readersOfAlert(pool, cursorSeal(hubKey, `audit readers ${agency} ${id}`), directory.current(), {
				id,
				agency,
				after,
				limit,
			}),
		missing: "ALERT_NOT_FOUND",
	});
