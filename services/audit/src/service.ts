import { type Consumer, consume, type EventSource, operatorRoutes } from "@seamark/events";
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
	const { name, pool, log } = context;
	const consumers = [...sources, ownLog(context)].map((source) => {
		const consumer: Consumer = {
			consumer: `audit-${source.source}`,
			source: source.source,
			effect: recordEvents(source.source, (entries) => measureRecorded(entries, context.now())),
		};
		return { ...consumer, consumption: consume({ ...consumer, pool, source, notice: reportNotice(log) }) };
	});
	const states = () => consumers.map(({ consumption }) => consumption.state());
	return {
		name,
		routes: (app) => {
			listReadersRoute(app, context);
			listEntriesRoute(app, context);
			readChainRoute(app, context);
			readHeadRoute(app, context);
			const acted = (what: string, key: object) => log.warn(key, `an operator asked for a ${what}`);
			operatorRoutes(app, { service: name, pool, consumers, states, acted });
		},
		grpc: [],
		notReady: async () =>
			states()
				.filter((state) => state.status === "refused" || state.silentMs > silentMs)
				.map((state) => `events of ${state.source}`),
		close: async () => {
			await Promise.all(consumers.map(({ consumption }) => consumption.stop()));
		},
	};
};
