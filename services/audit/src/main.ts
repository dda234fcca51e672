import { eventSourceFor } from "@seamark/events";
import { followIdentity, openContext, runService, type ServiceContext } from "@seamark/service";
import { readConfig } from "./config.ts";
import { auditMigrations, openAudit } from "./index.ts";

/** The one place that says where the events come from. */
const sourcesOf = (context: ServiceContext, sources: readonly string[]) =>
	sources.map((source) =>
		eventSourceFor({
			kafkaBrokers: context.config.kafkaBrokers,
			source,
			consumer: `audit-${source}`,
			identity: context.identity,
			logClient: context.logClient,
		}),
	);

await runService({
	open: async () => {
		const config = readConfig();
		const context = await openContext({ name: "audit", config, migrations: auditMigrations });
		const { directory, authenticator } = followIdentity(context);
		const service = openAudit(context, { sources: sourcesOf(context, config.sources) });
		return { context, service, authenticator, closeLast: () => directory.close() };
	},
});
