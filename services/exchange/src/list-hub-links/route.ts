import type { Operations } from "@seamark/service";
import { LinkAnswer, linkAnswer } from "../link-answer.ts";
import { readLanes } from "../store/lanes.ts";
import { listLinks } from "../store/links.ts";
import { openReceipts } from "../store/subjects.ts";
import type { Sync } from "../sync/exchange-once.ts";

export const listHubLinks = (api: Operations, deps: Sync): void =>
	api.listing({
		name: "list-hub-links",
		url: "/exchange/links",
		access: "directory:write",
		summary: "The links of this hub, and how each is",
		record: "hub-link",
		item: LinkAnswer,
		whole: true,
		read: async ({ at }) => {
			const { pool } = deps.context;
			const links = await listLinks(pool);
			const items = await Promise.all(
				links.map(async (link) => {
					const { urgent, normal } = await readLanes(pool, link.hub);
					const waiting = [urgent, normal].reduce((sum, { own }) => sum + own.end.position - own.covered, 0);
					const receipts = await openReceipts(pool, link.hub);
					return linkAnswer(link, {
						now: at,
						waiting,
						openReceipts: receipts,
						failures: deps.sessions.of(link.hub).failures,
					});
				}),
			);
			return { items, ids: items.map(({ id }) => id) };
		},
	});
