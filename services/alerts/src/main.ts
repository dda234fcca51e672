import { followIdentity, openContext, runService } from "@seamark/service";
import { readConfig } from "./config.ts";
import { alertsMigrations, openAlerts } from "./service.ts";

await runService({
	open: async () => {
		const config = readConfig();
		const context = await openContext({ name: "alerts", config, migrations: alertsMigrations });
		const { directory, authenticator } = followIdentity(context);
		const service = await openAlerts({ context, directory, authenticator, webhookAllow: config.webhookAllow });
		return { context, service, authenticator, relay: true, closeLast: () => directory.close() };
	},
});
