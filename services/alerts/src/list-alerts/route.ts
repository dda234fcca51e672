import type { Operations } from "@seamark/service";
import { Cursor } from "@seamark/service/schema";
import { AlertAnswer } from "../alert/answer.ts";
import type { Deps } from "../deps.ts";
import { alertPage, criteria, Searched } from "./handle.ts";

export const listAlerts = (api: Operations, deps: Deps): void =>
	api.listing({
		name: "list-alerts",
		url: "/alerts",
		access: "alerts:read",
		summary: "List, search or synchronise alerts",
		description:
			"What you may see, by last change. order=newest goes back in time. order=changes goes forward and always answers `next`: ask again with it, and you get only what is new. What you may not see leaves no trace, not even in a count. A recalled alert tells nothing of what it was: filters and words find live alerts alone, and with order=changes you get every recall. A search finds what was raised a second ago, and `searched` says what it looked for and where.",
		record: "alert",
		item: AlertAnswer,
		cursor: Cursor,
		criteria,
		totals: { searched: Searched },
		words: ["q"],
		// Who synchronises asks again and again for what is new.
		quietWhenEmpty: true,
		read: (input, page) => alertPage(input, page, deps),
	});
