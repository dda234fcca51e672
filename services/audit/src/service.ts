import { consume, type EventSource } from "@seamark/events";
import type { Service, ServiceContext } from "@seamark/service";
import { measureRecorded, reportNotice } from "./events.ts";
import { listEntriesRoute } from "./list-entries/route.ts";
import { listReadersRoute } from "./list-readers/route.ts";
import { ownLog } from "./own-log.ts";
import { readChainRoute } from "./read-chain/route.ts";
import { readHeadRoute } from "./read-head/route.ts";
import { recordEvents } from "./record-events/record-events.ts";

/** A source that has not been heard for so long keeps the service from being ready. */
const silentMs = 20_000;

/** Starts to record the events of `sources` and of the audit's own log, all into one chain. */
export const openAudit = (context: ServiceContext, { sources }: { sources: readonly EventSource[] }): Service => {
	const consumers = [...sources, ownLog(context)].map((source) => ({
		source: source.source,
		consumption: consume({
			pool: context.pool,
			source,
			// A consumer of its own per source: a dead letter is redriven with the effect of its source.
			consumer: `audit-${source.source}`,
			effect: recordEvents(source.source, (entries) => measureRecorded(entries, context.now())),
			notice: reportNotice(context.log, source.source),
		}),
	}));
	return {
		name: context.name,
		routes: (app) => {
			listReadersRoute(app, context);
			listEntriesRoute(app, context);
			readChainRoute(app, context);
			readHeadRoute(app, context);
		},
		grpc: [],
		notReady: async () =>
			consumers
				.filter(({ consumption }) => consumption.state().silentMs > silentMs)
				.map(({ source }) => `events of ${source}`),
		close: async () => {
			await Promise.all(consumers.map(({ consumption }) => consumption.stop()));
		},
	};
};
