import { fileURLToPath } from "node:url";
import { type Consumer, consume } from "@seamark/events";
import { defineService, operatorOperations, ownLog } from "@seamark/service";
import { settings } from "./config.ts";
import { measureRecorded, measureSource, reportNotice } from "./events.ts";
import { listEntries } from "./list-entries/route.ts";
import { listReaders } from "./list-readers/route.ts";
import { readChain } from "./read-chain/route.ts";
import { readHead } from "./read-head/route.ts";
import { recordEvents } from "./record-events/record-events.ts";
import { redactEntries } from "./redact-entries/redact-entries.ts";

/** A source that has not been heard for so long keeps the service from being ready. */
const silentMs = 20_000;

/** Records the events of its sources and of the audit's own log, all into one chain. */
export const service = defineService({
	name: "audit",
	tag: "audit",
	migrations: { name: "audit", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings,
	open: async ({ context, directory, settings, closing, eventsOf }) => {
		const { pool, log } = context;
		await redactEntries(context);
		const sources = settings.SEAMARK_AUDIT_SOURCES.map((source) => eventsOf(source, `audit-${source}`));
		const consumers = [...sources, ownLog(context)].map((source) => {
			measureSource(source.source);
			const consumer: Consumer = {
				consumer: `audit-${source.source}`,
				source: source.source,
				effect: recordEvents(source.source, (entries) => measureRecorded(entries, context.now())),
			};
			const consumption = consume({ ...consumer, pool, source, notice: reportNotice(log) });
			closing.defer(() => consumption.stop());
			return { ...consumer, consumption };
		});
		const states = () => consumers.map(({ consumption }) => consumption.state());
		return {
			context,
			directory,
			operated: {
				pool,
				consumers,
				states,
				acted: (what: string, key: object) => log.warn(key, `an operator asked for a ${what}`),
			},
			notReady: async () =>
				states()
					.filter((state) => state.status === "refused" || state.silentMs > silentMs)
					.map((state) => `events of ${state.source}`),
		};
	},
	routes: (api, { context, directory, operated }) => {
		listReaders(api, context, directory);
		listEntries(api, context);
		readChain(api, context);
		readHead(api, context);
		operatorOperations(api, { service: "audit", ...operated });
	},
});
