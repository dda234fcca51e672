import type { Operations } from "@seamark/service";
import { Cursor } from "@seamark/service/schema";
import { AlertAnswer } from "../alert/answer.ts";
import { placesOf } from "../alert/places.ts";
import type { Deps } from "../deps.ts";
import { alertPage, criteria } from "./handle.ts";

export const listAlerts = (api: Operations, { listCursors, directory }: Deps): void =>
	api.listing({
		name: "list-alerts",
		url: "/alerts",
		access: "alerts:read",
		summary: "List, search or synchronise alerts",
		description:
			"What you may see, by last change. order=newest goes back in time. order=changes goes forward and always answers `next`: ask again with it, and you get only what is new. What you may not see leaves no trace, not even in a count. A recalled alert tells nothing of what it was: filters and words find live alerts alone, and with order=changes you get every recall.",
		record: "alert",
		item: AlertAnswer,
		cursor: Cursor,
		criteria,
		words: ["q"],
		// Who synchronises asks again and again for what is new.
		quietWhenEmpty: true,
		read: (input, page) => alertPage(input, page, listCursors, placesOf(directory)),
	});
