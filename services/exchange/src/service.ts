import { fileURLToPath } from "node:url";
import { consume } from "@seamark/events";
import { defineService, lookEvery, operatorOperations } from "@seamark/service";
import { chance } from "./chance.ts";
import { settings } from "./config.ts";
import { readHubKey } from "./keys/hub-key.ts";
import { openNeighbours } from "./neighbours.ts";
import { offerChanges } from "./outgoing/follow-alerts.ts";
import { openSealKeys } from "./parcels/seal.ts";
import { sendParcels } from "./parcels/send.ts";
import { publishDirectory } from "./publish-directory/publish.ts";
import { exchangeRoutes } from "./routes.ts";
import { forgetBodies } from "./store/parcels.ts";
import { openCaller } from "./sync/call.ts";
import type { Sync } from "./sync/exchange-once.ts";
import { keepCalling } from "./sync/keep-calling.ts";
import { measureLinks } from "./sync/measure.ts";
import { openNews } from "./sync/news.ts";
import { openSyncServer } from "./sync/server.ts";
import { openSessions } from "./sync/session.ts";
import { speakAlone } from "./sync/speak-alone.ts";

const publishEveryMs = 1_000;
const forgetEveryMs = 3_600_000;
/** A hub that is put back from a backup of this time is told all of it again. */
const keptMs = 30 * 24 * 3_600_000;

/** What only one process of a hub does at a time. It begins under a new name: another one may have spoken before. Returns what ends it. */
const speak = async (
	sync: Sync,
	settings: { SEAMARK_EXCHANGE_HOST: string; SEAMARK_EXCHANGE_PORT: number },
	ending: AbortSignal,
): Promise<() => Promise<void>> => {
	const over = new AbortController();
	const closing = new AsyncDisposableStack();
	Object.assign(sync, {
		instance: chance.id16(),
		sessions: openSessions(),
		closing: AbortSignal.any([ending, over.signal]),
		hearingSince: sync.elapsed(),
	});
	const { SEAMARK_EXCHANGE_HOST: host, SEAMARK_EXCHANGE_PORT: port } = settings;
	const server = port === 0 ? undefined : await openSyncServer(sync, { host, port });
	closing.defer(async () => server?.close());
	const caller = openCaller(sync.key);
	const calls = keepCalling(sync, caller);
	closing.defer(async () => {
		await calls.close();
		caller.close();
	});
	lookEvery(
		{ context: sync.context, closing },
		{ everyMs: publishEveryMs, failed: "the directory was not published to other hubs" },
		() => publishDirectory(sync),
	);
	lookEvery(
		{ context: sync.context, closing },
		{ everyMs: forgetEveryMs, failed: "what other hubs have had for long was not forgotten" },
		() => forgetBodies(sync.context.pool, new Date(sync.context.now() - keptMs).toISOString()),
	);
	closing.defer(() => over.abort());
	return () => closing.disposeAsync();
};

/** Shares records with hubs of other owners: each link is a log in each direction. */
export const service = defineService({
	name: "exchange",
	tag: "exchange",
	migrations: { name: "exchange", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings,
	open: async ({ context, directory, settings, closing, eventsOf }) => {
		await directory.ready();
		const ending = new AbortController();
		const key = await readHubKey(settings.SEAMARK_EXCHANGE_KEY);
		const sync: Sync = {
			context,
			directory,
			neighbours: openNeighbours(context),
			key,
			sealKeys: openSealKeys(key),
			url: settings.SEAMARK_EXCHANGE_URL,
			instance: chance.id16(),
			newEpoch: chance.id16,
			random: chance.random,
			elapsed: chance.elapsed,
			news: openNews(),
			sessions: openSessions(),
			closing: ending.signal,
			hearingSince: undefined,
		};
		const consumers = [
			{ consumer: "exchange", source: "alerts", effect: offerChanges(sync) },
			{ consumer: "exchange", source: "mla", effect: sendParcels(sync) },
		];
		const consumptions = consumers.map((consumer) =>
			consume({
				...consumer,
				pool: context.pool,
				source: eventsOf(consumer.source, "exchange"),
				notice: (notice) => context.log.warn(notice, "something was not offered to other hubs yet"),
			}),
		);
		closing.defer(async () => {
			await Promise.all(consumptions.map((one) => one.stop()));
		});
		measureLinks(sync, closing);
		closing.defer(() => ending.abort());
		const voice = await speakAlone(context, closing, () => speak(sync, settings, ending.signal));
		return {
			sync,
			operated: {
				pool: context.pool,
				consumers,
				states: () => consumptions.map((one) => one.state()),
				acted: (what: string, key: object) => context.log.warn(key, `an operator asked for a ${what}`),
			},
			notReady: async () => [
				...consumptions.flatMap((one, n) =>
					one.state().status === "refused" ? [`changes of ${consumers[n]?.source} for other hubs`] : [],
				),
				...(voice.speaks() ? [] : ["links with other hubs"]),
			],
		};
	},
	routes: (api, { sync, operated }) => {
		exchangeRoutes(api, sync);
		operatorOperations(api, { service: "exchange", ...operated });
	},
});
