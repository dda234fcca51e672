import { fileURLToPath } from "node:url";
import { consume } from "@seamark/events";
import { defineService, lookEvery, operatorOperations } from "@seamark/service";
import { chance } from "./chance.ts";
import { settings } from "./config.ts";
import type { Deps } from "./deps.ts";
import { readHubKey } from "./keys/hub-key.ts";
import { openNeighbours } from "./neighbours.ts";
import { offerChanges } from "./outgoing/follow-alerts.ts";
import { publishDirectory } from "./publish-directory/publish.ts";
import { exchangeRoutes } from "./routes.ts";
import { openCaller } from "./sync/call.ts";
import type { Sync } from "./sync/exchange-once.ts";
import { keepCalling } from "./sync/keep-calling.ts";
import { measureLinks } from "./sync/measure.ts";
import { openNews } from "./sync/news.ts";
import { openSyncServer } from "./sync/server.ts";
import { openSessions } from "./sync/session.ts";

const publishEveryMs = 1_000;

/** Shares records with hubs of other owners: each link is a log in each direction. */
export const service = defineService({
	name: "exchange",
	tag: "exchange",
	migrations: { name: "exchange", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings,
	open: async ({ context, directory, settings, closing, eventsOf }) => {
		await directory.ready();
		const ending = new AbortController();
		const sync: Sync = {
			context,
			directory,
			neighbours: openNeighbours(context),
			key: await readHubKey(settings.SEAMARK_EXCHANGE_KEY),
			url: settings.SEAMARK_EXCHANGE_URL,
			instance: chance.id16(),
			newEpoch: chance.id16,
			random: chance.random,
			elapsed: chance.elapsed,
			news: openNews(),
			sessions: openSessions(),
			closing: ending.signal,
		};
		const deps: Deps = sync;
		const consumer = { consumer: "exchange", source: "alerts", effect: offerChanges(deps) };
		const consumption = consume({
			...consumer,
			pool: context.pool,
			source: eventsOf("alerts", "exchange"),
			notice: (notice) => context.log.warn(notice, "changes of alerts were not offered to other hubs"),
		});
		closing.defer(() => consumption.stop());
		lookEvery(
			{ context, closing },
			{ everyMs: publishEveryMs, failed: "the directory was not published to other hubs" },
			() => publishDirectory(deps),
		);
		measureLinks(sync, closing);
		const caller = openCaller(sync.key);
		const calls = keepCalling(sync, caller);
		closing.defer(async () => {
			await calls.close();
			caller.close();
		});
		const port = settings.SEAMARK_EXCHANGE_PORT;
		const server = port === 0 ? undefined : await openSyncServer(sync, { host: settings.SEAMARK_EXCHANGE_HOST, port });
		closing.defer(async () => server?.close());
		closing.defer(() => ending.abort());
		return {
			deps,
			sync,
			operated: {
				pool: context.pool,
				consumers: [consumer],
				states: () => [consumption.state()],
				acted: (what: string, key: object) => context.log.warn(key, `an operator asked for a ${what}`),
			},
			notReady: async () => (consumption.state().status === "refused" ? ["changes of alerts for other hubs"] : []),
		};
	},
	routes: (api, { deps, sync, operated }) => {
		exchangeRoutes(api, deps, sync.sessions);
		operatorOperations(api, { service: "exchange", ...operated });
	},
});
